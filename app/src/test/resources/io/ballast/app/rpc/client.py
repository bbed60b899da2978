"""Calls each method as vdsm's client does: XML-RPC over HTTP/1.1, on a unix socket or over TCP."""

import http.client
import json
import socket
import sys
import xmlrpc.client

PATIENCE = 2


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("".join("%02x" % byte for byte in path.encode()), timeout=PATIENCE)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self.path)


class UnixTransport(xmlrpc.client.Transport):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def make_connection(self, host):
        return UnixConnection(self.path)


def server(place):
    if place.isdigit():
        return xmlrpc.client.ServerProxy("http://localhost:" + place, allow_none=True)
    return xmlrpc.client.ServerProxy("http://x/RPC2", UnixTransport(place), allow_none=True)


def call(proxy, method, arguments):
    try:
        return getattr(proxy, method)(*arguments)
    except xmlrpc.client.Fault as fault:
        return {"fault": fault.faultCode, "text": fault.faultString}


proxy = server(sys.argv[1])
for method, *arguments in json.load(sys.stdin):
    print(json.dumps(call(proxy, method, arguments), sort_keys=True))
