package foxden.policies.remote;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.server.WebSocketServer;

/**
 * Asks a server again and again to write what it has not written. Java-WebSocket 1.6.0 loses the
 * wish to write when a message is queued just while its selector finishes the one before: about
 * once in some thousand round trips the answer would lie there until the next one.
 */
final class Nudge implements AutoCloseable {

  private static final int MILLIS = 5;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "foxden-server-nudge");
            thread.setDaemon(true);
            return thread;
          });

  Nudge(WebSocketServer server) {
    var unused =
        clock.scheduleWithFixedDelay(() -> nudge(server), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void nudge(WebSocketServer server) {
    for (WebSocket connection : server.getConnections()) {
      if (connection.isOpen() && connection.hasBufferedData()) {
        server.onWriteDemand(connection);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
