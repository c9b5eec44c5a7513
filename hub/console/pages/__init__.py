"""The pages, one module each: from the request over a read through disclosure to a view and its template."""
