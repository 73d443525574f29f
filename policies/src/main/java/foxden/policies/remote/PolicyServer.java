package foxden.policies.remote;

import foxden.policies.Policy;
import foxden.sim.EnvironmentSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * Lets other programs ask a policy of ours: msgpack as openpi's and the BEHAVIOR challenge's
 * clients speak it, and at the path {@value #LOCKSTEP} lockstep JSON. Each connection has a policy
 * of its own and is one actor; {@code GET /healthz} tells that the server is up.
 *
 * <p>Browsers are turned away (whoever sends {@code Origin}): a page somebody looks at must not
 * reach a server on the loopback.
 */
public final class PolicyServer implements AutoCloseable {

  /** Path of the lockstep form. */
  public static final String LOCKSTEP = "/lockstep";

  private static final int START_SECONDS = 10;

  private final Server server;
  private final Nudge nudge;

  private PolicyServer(Server server) {
    this.server = server;
    this.nudge = new Nudge(server);
  }

  /**
   * Starts serving.
   *
   * @param address where to listen; port 0 takes a free one
   * @param spec of the world whose observations will come
   * @param policies a new, independent policy each time
   * @param seed of a connection's first episode; later ones count up, unless the client says
   * @param log told one line for what happens, from any thread
   * @throws IOException one sentence, when nobody can listen there
   */
  public static PolicyServer start(
      InetSocketAddress address,
      EnvironmentSpec spec,
      Supplier<Policy> policies,
      long seed,
      Consumer<String> log)
      throws IOException {
    Server server = new Server(address, spec, policies, seed, log);
    server.setTcpNoDelay(true);
    server.setReuseAddr(true);
    server.setDaemon(true);
    // A client may think for minutes between two questions.
    server.setConnectionLostTimeout(0);
    server.start();
    try {
      if (!server.started.await(START_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the server did not start within " + START_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("starting the server was interrupted", e);
    }
    Exception failure = server.failure.get();
    if (failure != null) {
      throw new IOException(
          "%s:%d cannot be listened at (%s); choose another --port"
              .formatted(address.getHostString(), address.getPort(), failure.getMessage()),
          failure);
    }
    return new PolicyServer(server);
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    nudge.close();
    try {
      server.stop(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Server extends WebSocketServer {
    private final EnvironmentSpec spec;
    private final Supplier<Policy> policies;
    private final long seed;
    private final Consumer<String> log;
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Server(
        InetSocketAddress address,
        EnvironmentSpec spec,
        Supplier<Policy> policies,
        long seed,
        Consumer<String> log) {
      super(address, List.<Draft>of(new HealthDraft()));
      this.spec = spec;
      this.policies = policies;
      this.seed = seed;
      this.log = log;
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
        WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
      if (request.hasFieldValue("Origin")) {
        throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "no browsers");
      }
      return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake request) {
      if (HealthDraft.asks(request)) {
        ((WebSocketImpl) connection).flushAndClose(CloseFrame.NORMAL, "", false);
        return;
      }
      boolean lockstep = request.getResourceDescriptor().startsWith(LOCKSTEP);
      log.accept("%s came, %s".formatted(who(connection), lockstep ? "lockstep JSON" : "msgpack"));
      Session session =
          lockstep
              ? new JsonSession(connection, spec, policies, log)
              : new PackedSession(connection, spec, policies, seed, log);
      connection.setAttachment(session);
      session.greet();
    }

    private static String who(WebSocket connection) {
      InetSocketAddress from = connection.getRemoteSocketAddress();
      return from == null ? "somebody" : from.getAddress().getHostAddress() + ":" + from.getPort();
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
      Session session = connection.getAttachment();
      if (session != null) {
        log.accept(who(connection) + " left after " + session.answers() + " answers");
        session.close();
      }
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      Session session = connection.getAttachment();
      if (session != null) {
        session.hear(() -> session.text(message));
      }
    }

    @Override
    public void onMessage(WebSocket connection, ByteBuffer message) {
      Session session = connection.getAttachment();
      byte[] data = new byte[message.remaining()];
      message.get(data);
      if (session != null) {
        session.hear(() -> session.bytes(data));
      }
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception error) {
      if (connection == null) {
        failure.set(error);
        started.countDown();
      }
    }

    @Override
    public void onStart() {
      started.countDown();
    }
  }
}
