"""Asks a policy that Foxden serves, in standard Python, and walks with it through the grid world.
   ./foxden serve --task gridworld --policy expert --port 8000
   python3 remote_client.py 8000"""
import base64, json, os, socket, struct, sys

class Server:
    def __init__(self, port):
        self.stream = socket.create_connection(("127.0.0.1", port)).makefile("rwb")
        key = base64.b64encode(os.urandom(16)).decode()
        self.stream.write(f"GET /lockstep HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: "
                          f"Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())
        self.stream.flush()
        assert b" 101 " in self.stream.readline()
        while self.stream.readline() != b"\r\n":
            pass
        self.greeting = self.receive()

    def receive(self):
        head = self.stream.read(2)
        n = head[1] & 127
        n = n if n < 126 else int.from_bytes(self.stream.read(2 if n == 126 else 8), "big")
        return json.loads(self.stream.read(n))

    def ask(self, message):
        data = json.dumps(message).encode()
        n, mask = len(data), os.urandom(4)
        size = bytes([128 | n]) if n < 126 else struct.pack(">BH", 254, n)
        self.stream.write(b"\x81" + size + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))
        self.stream.flush()
        return self.receive()

policy = Server(int(sys.argv[1]))
print(policy.greeting["name"], "reads", policy.greeting["channels"])
policy.ask({"type": "reset", "task": "gridworld", "seed": 3})
row, col, target = 2, 2, (5, 9)
for step in range(25):
    grid = [row, col, *target]
    move = policy.ask({"type": "observation", "step": step, "time": step, "channels": {"grid": grid}})["action"]
    row, col = row + [0, 0, -1, 1][move], col + [-1, 1, 0, 0][move]
    if (row, col) == target:
        print("there after", step + 1, "steps")
        break
