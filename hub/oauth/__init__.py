"""Identity: the authorization server of the hub, its tokens, its clients and the people who sign in to the console.

Machines authenticate with ``private_key_jwt`` (RFC 7523) and get RFC 9068 access tokens of five minutes; people sign
in with a password and get a server-side session. Both end as one :class:`hub.caller.Caller`. Grants run on Authlib's
classes; every signature is made and checked with joserfc under an explicit list of algorithms.
"""
