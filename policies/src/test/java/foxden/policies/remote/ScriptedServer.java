package foxden.policies.remote;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A real server on the loopback that does whatever a test wants of it. */
final class ScriptedServer extends WebSocketServer implements AutoCloseable {

  private final Nudge nudge = new Nudge(this);
  private final CountDownLatch started = new CountDownLatch(1);
  private final Consumer<WebSocket> greeting;
  private final BiConsumer<WebSocket, Map<String, Object>> packed;
  private final BiConsumer<WebSocket, String> text;

  /** Everything that came, in order. */
  final List<Object> heard = new CopyOnWriteArrayList<>();

  /** Connections that ever came. */
  final List<WebSocket> came = new CopyOnWriteArrayList<>();

  private ScriptedServer(
      Consumer<WebSocket> greeting,
      BiConsumer<WebSocket, Map<String, Object>> packed,
      BiConsumer<WebSocket, String> text)
      throws InterruptedException {
    super(new InetSocketAddress("127.0.0.1", 0));
    this.greeting = greeting;
    this.packed = packed;
    this.text = text;
    setReuseAddr(true);
    setDaemon(true);
    start();
    started.await(5, TimeUnit.SECONDS);
  }

  static ScriptedServer packed(BiConsumer<WebSocket, Map<String, Object>> answer)
      throws InterruptedException {
    return new ScriptedServer(
        c -> c.send(Packed.write(Map.of("name", "scripted"))), answer, (c, s) -> {});
  }

  static ScriptedServer json(String greeting, BiConsumer<WebSocket, String> answer)
      throws InterruptedException {
    return new ScriptedServer(c -> c.send(greeting), (c, m) -> {}, answer);
  }

  static ScriptedServer silent() throws InterruptedException {
    return new ScriptedServer(c -> {}, (c, m) -> {}, (c, s) -> {});
  }

  /** Where it is, with options of the client. */
  RemoteAddress address(String options) {
    return RemoteAddress.parse("remote:ws://127.0.0.1:" + getPort() + "#" + options);
  }

  @Override
  public void onOpen(WebSocket c, ClientHandshake request) {
    came.add(c);
    greeting.accept(c);
  }

  @Override
  public void onMessage(WebSocket c, String message) {
    heard.add(message);
    text.accept(c, message);
  }

  @Override
  public void onMessage(WebSocket c, ByteBuffer message) {
    byte[] data = new byte[message.remaining()];
    message.get(data);
    Map<String, Object> map = Packed.read(data);
    heard.add(map);
    packed.accept(c, map);
  }

  @Override
  public void onClose(WebSocket c, int code, String reason, boolean remote) {}

  @Override
  public void onError(WebSocket c, Exception error) {}

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void close() throws InterruptedException {
    nudge.close();
    stop(100);
  }
}
