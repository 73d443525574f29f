package foxden.policies.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/**
 * Websockets, and on the same port a plain {@code GET /healthz} that is answered with 200 and
 * {@code OK}: whoever waits for a server asks there first.
 */
final class HealthDraft extends Draft_6455 {

  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\nOK\n";

  private boolean health;

  /** Whether somebody only asks how the server is. */
  static boolean asks(ClientHandshake request) {
    return request.getResourceDescriptor().equals("/healthz")
        && !request.hasFieldValue("Sec-WebSocket-Key");
  }

  @Override
  public HandshakeState acceptHandshakeAsServer(ClientHandshake request)
      throws InvalidHandshakeException {
    health = asks(request);
    return health ? HandshakeState.MATCHED : super.acceptHandshakeAsServer(request);
  }

  @Override
  public HandshakeBuilder postProcessHandshakeResponseAsServer(
      ClientHandshake request, ServerHandshakeBuilder response) throws InvalidHandshakeException {
    return health ? response : super.postProcessHandshakeResponseAsServer(request, response);
  }

  @Override
  public List<ByteBuffer> createHandshake(Handshakedata handshake, boolean withContent) {
    return health
        ? List.of(ByteBuffer.wrap(ANSWER.getBytes(StandardCharsets.US_ASCII)))
        : super.createHandshake(handshake, withContent);
  }

  @Override
  public Draft copyInstance() {
    return new HealthDraft();
  }
}
