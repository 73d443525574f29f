"""A policy for the grid world in standard Python: a websocket, and one JSON object a message.
   python3 remote_policy.py 8000
   ./foxden evaluate --task gridworld --episodes 20 --policy remote:ws://127.0.0.1:8000"""
import base64, hashlib, json, socketserver, struct, sys

def act(channels):
    row, col, target_row, target_col = channels["grid"]
    if row != target_row:
        return "up" if target_row < row else "down"
    return "left" if target_col < col else "right"

class Client(socketserver.StreamRequestHandler):
    def send(self, message):
        data = json.dumps(message).encode()
        n = len(data)
        size = bytes([n]) if n < 126 else struct.pack(">BH", 126, n) if n < 65536 else struct.pack(">BQ", 127, n)
        self.wfile.write(b"\x81" + size + data)

    def receive(self):
        text = b""
        while head := self.rfile.read(2):
            n = head[1] & 127
            n = n if n < 126 else int.from_bytes(self.rfile.read(2 if n == 126 else 8), "big")
            mask = self.rfile.read(4)
            data = bytes(b ^ mask[i % 4] for i, b in enumerate(self.rfile.read(n)))
            if head[0] & 15 == 8:
                return None
            text += data if head[0] & 15 < 8 else b""
            if head[0] & 128 and head[0] & 15 < 8:
                return json.loads(text)

    def handle(self):
        key = [x.split()[1] for x in iter(self.rfile.readline, b"\r\n") if x.lower().startswith(b"sec-websocket-key")]
        accept = base64.b64encode(hashlib.sha1(key[0] + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        self.wfile.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                         b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        self.send({"foxden": 1, "name": "rows first", "channels": ["grid"]})
        while asked := self.receive():
            self.send({"type": "ready"} if asked["type"] == "reset"
                      else {"type": "action", "action": act(asked["channels"])})

socketserver.ThreadingTCPServer.allow_reuse_address = True
with socketserver.ThreadingTCPServer(("127.0.0.1", int(sys.argv[1])), Client) as server:
    print("listening at port", server.server_address[1], flush=True)
    server.serve_forever()
