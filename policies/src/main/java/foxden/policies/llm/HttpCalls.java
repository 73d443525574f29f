package foxden.policies.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as LangChain4j asks for it, on the JDK's client: its own keeps no header of a refusal, and
 * {@code Retry-After} is one. HTTP/1.1, for servers such as vLLM stumble over the upgrade to HTTP/2
 * that Java offers on plain connections. No streaming, no forms.
 */
final class HttpCalls implements HttpClient {

  private final java.net.http.HttpClient client;
  private final @Nullable Duration readTimeout;

  private HttpCalls(java.net.http.HttpClient client, @Nullable Duration readTimeout) {
    this.client = client;
    this.readTimeout = readTimeout;
  }

  /** A refusal that may say when to come again. */
  static final class Refusal extends HttpException {

    private static final long serialVersionUID = 1;

    private final @Nullable String retryAfter;

    Refusal(int status, String body, @Nullable String retryAfter) {
      super(status, body);
      this.retryAfter = retryAfter;
    }

    /** How long to wait from now; empty when the server does not say, or not in a known form. */
    Optional<Duration> retryAfter(Instant now) {
      return read(retryAfter, now);
    }
  }

  /**
   * Reads the value of {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3).
   *
   * @param value null for none
   */
  static Optional<Duration> read(@Nullable String value, Instant now) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    String text = value.strip();
    try {
      // Some servers send fractions.
      double seconds = Double.parseDouble(text);
      return seconds >= 0 && seconds < 1e9
          ? Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      // Perhaps a date.
    }
    try {
      Instant then =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant();
      Duration wait = Duration.between(now, then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    java.net.http.HttpRequest.Builder to =
        java.net.http.HttpRequest.newBuilder().uri(URI.create(request.url()));
    request.headers().forEach((name, values) -> values.forEach(v -> to.header(name, v)));
    String body = request.body();
    to.method(
        request.method().name(),
        body == null
            ? java.net.http.HttpRequest.BodyPublishers.noBody()
            : java.net.http.HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (readTimeout != null) {
      to.timeout(readTimeout);
    }
    HttpResponse<String> response;
    try {
      response =
          client.send(to.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (response.statusCode() / 100 != 2) {
      throw new Refusal(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Retry-After").orElse(null));
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(response.body())
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  /** Makes them. */
  static final class Builder implements HttpClientBuilder {

    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;

    @Override
    @SuppressWarnings("NullAway") // The interface is not annotated; null means no limit.
    public Duration connectTimeout() {
      return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    @Override
    @SuppressWarnings("NullAway") // As above.
    public Duration readTimeout() {
      return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      readTimeout = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      java.net.http.HttpClient.Builder b =
          java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1);
      if (connectTimeout != null) {
        b.connectTimeout(connectTimeout);
      }
      return new HttpCalls(b.build(), readTimeout);
    }
  }
}
