package foxden.app.cli;

import foxden.policies.Policy;
import foxden.policies.remote.PolicyServer;
import foxden.policies.remote.RemoteAddress;
import foxden.policies.remote.RemotePolicy;
import foxden.sim.Environment;
import foxden.sim.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;

/**
 * Round trips of a household observation to a policy server on the loopback and back, in both
 * forms, against the bytes alone going there and back over a bare socket.
 */
final class RemoteBenchmark implements Benchmark {

  private static final String TASK = "trash";
  private static final int WARM = 2000;
  private static final int ROUNDS = 5000;

  /** About what a household observation is in msgpack; its action is 100 bytes. */
  private static final int ASKED = 640;

  private static final int ANSWERED = 300;

  @Override
  public String name() {
    return "remote";
  }

  @Override
  public String summary() {
    return "round trip to a policy server on the loopback, against a bare socket";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) throws IOException {
    double bare;
    try (Echo echo = new Echo()) {
      bare = echo.median(wiring);
    }
    tell(out, "bare socket", bare, bare);
    try (Environment world = wiring.tasks().create(TASK)) {
      Observation seen = world.reset(0).observation();
      try (PolicyServer server =
          PolicyServer.start(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              world.spec(),
              () -> wiring.policy("random", TASK),
              0,
              line -> {})) {
        for (String path : new String[] {"/", PolicyServer.LOCKSTEP}) {
          RemoteAddress address = RemoteAddress.parse("ws://127.0.0.1:" + server.port() + path);
          try (Policy client = new RemotePolicy(address)) {
            client.reset(world.spec(), 0);
            double median = median(wiring, () -> client.act(seen));
            tell(out, path.equals("/") ? "msgpack" : "lockstep JSON", median, bare);
          }
        }
      }
    }
  }

  private static void tell(PrintWriter out, String what, double micros, double bare) {
    out.printf(
        Locale.ROOT,
        "%-14s median %7.1f us a round trip, %.1f times the bare socket, %.3f %% of a decision of"
            + " 100 ms%n",
        what,
        micros,
        micros / bare,
        micros / 1000);
    out.flush();
  }

  private interface Once {
    void run() throws IOException;
  }

  private static double median(Wiring wiring, Once once) throws IOException {
    double[] micros = new double[ROUNDS];
    for (int i = -WARM; i < ROUNDS; i++) {
      long before = wiring.clock().nanos();
      once.run();
      if (i >= 0) {
        micros[i] = (wiring.clock().nanos() - before) * 1e-3;
      }
    }
    Arrays.sort(micros);
    return micros[ROUNDS / 2];
  }

  /** Gives as many bytes back as an answer has. */
  private static final class Echo implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    Echo() throws IOException {
      Thread thread = new Thread(this::serve, "foxden-bench-echo");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve() {
      try (Socket client = server.accept()) {
        client.setTcpNoDelay(true);
        InputStream in = client.getInputStream();
        OutputStream back = client.getOutputStream();
        byte[] asked = new byte[ASKED];
        while (in.readNBytes(asked, 0, ASKED) == ASKED) {
          back.write(asked, 0, ANSWERED);
        }
      } catch (IOException e) {
        // The other end is told by its own failure.
      }
    }

    double median(Wiring wiring) throws IOException {
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
        socket.setTcpNoDelay(true);
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] data = new byte[ASKED];
        return RemoteBenchmark.median(
            wiring,
            () -> {
              out.write(data);
              if (in.readNBytes(data, 0, ANSWERED) < ANSWERED) {
                throw new IOException("the bare socket closed");
              }
            });
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
