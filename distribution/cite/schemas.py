#!/usr/bin/env python3
"""Stands in for schemas.opengis.net and www.w3.org as an HTTP proxy on the loopback, so that the suite needs no network.
usage: schemas.py PORT ROOT     (ROOT/<host>/<path> is served; everything else is 404)"""
import http.server
import os
import sys
import urllib.parse

port, root = int(sys.argv[1]), os.path.realpath(sys.argv[2])


class Schemas(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        path = os.path.realpath(os.path.join(root, address.hostname or '', address.path.lstrip('/')))
        found = path.startswith(root + os.sep) and os.path.isfile(path)
        data = b''
        if found:
            with open(path, 'rb') as file:
                data = file.read()
        self.send_response(200 if found else 404)
        self.send_header('Content-Type', 'text/xml')
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        if self.command == 'GET':
            self.wfile.write(data)

    do_HEAD = do_GET

    def log_message(self, *words):
        pass


http.server.ThreadingHTTPServer(('127.0.0.1', port), Schemas).serve_forever()
