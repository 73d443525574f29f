package foxden.policies.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One websocket to a server: whole messages out and in, each within a time. One thread uses it;
 * after any failure it is dead, and every sentence names the server.
 */
final class Connection implements AutoCloseable {

  /** Seconds for the handshake. */
  private static final double CONNECT = 5;

  private static final long HEALTH_MILLIS = 1000;

  /** Nobody's action is that large. */
  private static final int MAX_MESSAGE = 256 << 20;

  /** What came in. */
  sealed interface Message {

    /** A text frame. */
    record Text(String text) implements Message {}

    /** A binary frame. */
    record Bytes(byte[] data) implements Message {}

    /** The end. */
    record Gone(String why) implements Message {}
  }

  /** The connection is gone: asking again over a new one may help. */
  static final class Lost extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Lost(String sentence) {
      super(sentence);
    }
  }

  /** Nothing came in time. */
  static final class Late extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Late(String sentence) {
      super(sentence);
    }
  }

  private final RemoteAddress address;
  private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  /**
   * Connects.
   *
   * @param client made by {@link #client}
   * @throws Lost one sentence, when nobody answers there
   * @throws IllegalStateException one sentence, when whoever answers is no websocket server
   */
  Connection(HttpClient client, RemoteAddress address) {
    this.address = address;
    WebSocket.Builder builder = client.newWebSocketBuilder();
    String key = System.getenv("FOXDEN_API_KEY");
    if (key != null && !key.isBlank()) {
      builder.header("Authorization", "Api-Key " + key.strip());
    }
    this.socket = within(CONNECT, builder.buildAsync(address.uri(), new Heard()), "connecting");
  }

  /** What connections are opened with; its threads are shared by all of them. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(Duration.ofMillis((long) (1000 * CONNECT)))
        .build();
  }

  /** Whether a server says on the same port that it is up. */
  static boolean healthy(HttpClient client, RemoteAddress address) {
    HttpRequest ask =
        HttpRequest.newBuilder(address.health()).timeout(Duration.ofMillis(HEALTH_MILLIS)).build();
    try {
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private final class Heard implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        inbox.add(new Message.Text(text.toString()));
        text.setLength(0);
      }
      return more(from, text.length());
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      byte[] chunk = new byte[part.remaining()];
      part.get(chunk);
      bytes.writeBytes(chunk);
      if (last) {
        inbox.add(new Message.Bytes(bytes.toByteArray()));
        bytes.reset();
      }
      return more(from, bytes.size());
    }

    private @Nullable CompletionStage<?> more(WebSocket from, int held) {
      if (held > MAX_MESSAGE) {
        inbox.add(new Message.Gone("sent a message of more than 256 MB"));
        from.abort();
      } else {
        from.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      String why = reason.isBlank() ? "" : ": " + last(reason);
      inbox.add(new Message.Gone("closed the connection (code " + code + why + ")"));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      String text = error.getMessage();
      inbox.add(
          new Message.Gone("broke the connection" + (text == null ? "" : " (" + last(text) + ")")));
    }
  }

  /** The last line of a text that has one, at most 240 characters: of a traceback, the error. */
  static String last(String text) {
    String line = "";
    for (String l : text.split("\\R")) {
      line = l.isBlank() ? line : l.strip();
    }
    return line.length() > 240 ? line.substring(0, 240) + "\u2026" : line;
  }

  void send(String text) {
    within(address.timeout(), socket.sendText(text, true), "sending");
  }

  void send(byte[] data) {
    within(address.timeout(), socket.sendBinary(ByteBuffer.wrap(data), true), "sending");
  }

  /**
   * The next message.
   *
   * @param about what the server is asked, to be told when it does not answer
   * @throws Lost when the connection is gone
   * @throws Late when nothing comes in time
   */
  Message receive(String about) {
    try {
      Message m = inbox.poll((long) (address.timeout() * 1e9), TimeUnit.NANOSECONDS);
      if (m == null) {
        close();
        throw new Late(
            "%s did not answer within %s (%s); see whether it hangs, or give it longer with #timeout=SECONDS"
                .formatted(address, seconds(address.timeout()), about));
      }
      if (m instanceof Message.Gone gone) {
        close();
        throw new Lost(address + " " + gone.why() + " (" + about + "); see the server's own log");
      }
      return m;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new IllegalStateException("waiting for " + address + " was interrupted", e);
    }
  }

  static String seconds(double s) {
    return s == Math.rint(s)
        ? String.format(Locale.ROOT, "%.0f s", s)
        : String.format(Locale.ROOT, "%s s", s);
  }

  private <T> T within(double seconds, CompletableFuture<T> future, String what) {
    try {
      return future.get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new Lost(address + ": " + what + " took longer than " + seconds(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what + " to " + address + " was interrupted", e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause(), what);
    }
  }

  private IllegalStateException failed(Throwable cause, String what) {
    if (cause instanceof WebSocketHandshakeException handshake) {
      int status = handshake.getResponse().statusCode();
      return new IllegalStateException(
          address
              + (status == 401 || status == 403
                  ? " wants a key (status " + status + "); put it into FOXDEN_API_KEY"
                  : " answers with status " + status + " and is no policy server there"));
    }
    if (cause instanceof ConnectException || cause instanceof HttpTimeoutException) {
      return new Lost("nobody answers at " + address + "; start the policy server first");
    }
    String text = cause.getMessage();
    return new Lost(
        "%s: %s failed (%s)"
            .formatted(
                address, what, text == null ? cause.getClass().getSimpleName() : last(text)));
  }

  @Override
  public void close() {
    if (socket.isOutputClosed()) {
      socket.abort();
      return;
    }
    // A server that reads no more must not keep the connection.
    var unused =
        socket
            .sendClose(WebSocket.NORMAL_CLOSURE, "")
            .orTimeout(1, TimeUnit.SECONDS)
            .whenComplete((s, e) -> socket.abort());
  }
}
