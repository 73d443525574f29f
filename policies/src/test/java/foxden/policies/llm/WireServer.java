package foxden.policies.llm;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A server on loopback that speaks one wire format, well or badly as it is told. */
final class WireServer implements AutoCloseable {

  /** Of no value anywhere; must turn up in requests only. */
  static final String KEY = "sk-test-7f3a9c55e1d24b08";

  /** What it does with a request. */
  enum Deed {
    GOOD,
    EMPTY,
    TRUNCATED,
    UNCOUNTED,
    LIMIT,
    /** 429 with Retry-After: 37. */
    LIMIT_WAIT,
    /** 503 with Retry-After: 7200. */
    LIMIT_LONG,
    FAIL,
    CUT,
    NONSENSE,
    HANG,
    HANG_IN_BODY,
    WRONG_KEY,
    ABSENT,
    REFUSE
  }

  record Request(String path, Map<String, List<String>> headers, JsonObject body) {}

  private final Provider provider;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<Deed> deeds = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<String> rule = prompt -> "Action: a1";

  WireServer(Provider provider) throws IOException {
    this.provider = provider;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  void next(Deed... more) {
    deeds.addAll(List.of(more));
  }

  /** How good answers follow from the text of the prompt. */
  void answers(UnaryOperator<String> how) {
    rule = how;
  }

  List<Request> requests() {
    return requests;
  }

  String model() {
    return "llm:" + provider.prefix() + "small-1";
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<String, String> environment() {
    return Map.of(
        provider.keyVariables().get(0),
        KEY,
        provider.baseVariable(),
        address() + (provider == Provider.OPENAI ? "/v1" : ""));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Request request =
        new Request(
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            JsonParser.parseString(text).getAsJsonObject());
    requests.add(request);
    Deed deed = deeds.poll();
    switch (deed == null ? Deed.GOOD : deed) {
      case GOOD -> send(exchange, 200, good(rule.apply(words(request)), "stop", true));
      case EMPTY -> send(exchange, 200, empty());
      case TRUNCATED -> send(exchange, 200, good("Reasoning: first I", "length", true));
      case UNCOUNTED -> send(exchange, 200, good("Action: a1", "stop", false));
      case LIMIT -> send(exchange, 429, error("slow down"));
      case LIMIT_WAIT -> {
        exchange.getResponseHeaders().add("Retry-After", "37");
        send(exchange, 429, error("slow down"));
      }
      case LIMIT_LONG -> {
        exchange.getResponseHeaders().add("Retry-After", "7200");
        send(exchange, 503, error("closed for the night"));
      }
      case FAIL -> send(exchange, 500, error("oh"));
      case WRONG_KEY -> send(exchange, 401, error("wrong key " + KEY));
      case ABSENT -> send(exchange, 404, error("no such model"));
      case REFUSE -> send(exchange, 400, error("bad picture, key " + KEY));
      case NONSENSE -> send(exchange, 200, "<html>{]");
      case CUT -> part(exchange);
      case HANG_IN_BODY -> {
        byte[] all = good("Action: a1", "stop", true).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, all.length);
        exchange.getResponseBody().write(all, 0, 20);
        exchange.getResponseBody().flush();
        hang();
      }
      case HANG -> hang();
    }
    exchange.close();
  }

  private void part(HttpExchange exchange) throws IOException {
    byte[] all = good("Action: a1", "stop", true).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, all.length);
    exchange.getResponseBody().write(all, 0, all.length / 2);
    exchange.getResponseBody().flush();
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String error(String message) {
    return "{\"type\":\"error\",\"error\":{\"type\":\"x\",\"message\":\"" + message + "\"}}";
  }

  private String empty() {
    return switch (provider) {
      case OPENAI -> good("", "stop", true);
      case ANTHROPIC ->
          """
          {"id":"m","type":"message","role":"assistant","model":"small-1","content":[],
           "stop_reason":"end_turn","usage":{"input_tokens":11,"output_tokens":0}}""";
      case GEMINI ->
          """
          {"candidates":[{"content":{"role":"model"},"finishReason":"STOP","index":0}],
           "usageMetadata":{"promptTokenCount":11,"totalTokenCount":11}}""";
    };
  }

  private String good(String answer, String finish, boolean counted) {
    String quoted = new com.google.gson.JsonPrimitive(answer).toString();
    boolean cut = finish.equals("length");
    return switch (provider) {
      case OPENAI ->
          """
          {"id":"c","object":"chat.completion","created":1,"model":"small-1","choices":[
           {"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"%s"}]%s}"""
              .formatted(
                  quoted,
                  finish,
                  counted
                      ? ",\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}"
                      : "");
      case ANTHROPIC ->
          """
          {"id":"m","type":"message","role":"assistant","model":"small-1","content":[
           {"type":"text","text":%s}],"stop_reason":"%s"%s}"""
              .formatted(
                  quoted,
                  cut ? "max_tokens" : "end_turn",
                  counted ? ",\"usage\":{\"input_tokens\":11,\"output_tokens\":3}" : "");
      case GEMINI ->
          """
          {"candidates":[{"content":{"parts":[{"text":%s}],"role":"model"},
           "finishReason":"%s","index":0}]%s}"""
              .formatted(
                  quoted,
                  cut ? "MAX_TOKENS" : "STOP",
                  counted
                      ? ",\"usageMetadata\":{\"promptTokenCount\":11,\"candidatesTokenCount\":3,"
                          + "\"totalTokenCount\":14}"
                      : "");
    };
  }

  /** What the user message holds, in order: {@code text:...} and {@code png:BASE64}. */
  List<String> parts(Request request) {
    JsonArray messages =
        request.body().getAsJsonArray(provider == Provider.GEMINI ? "contents" : "messages");
    if (messages.size() != 1 || !messages.get(0).toString().contains("\"user\"")) {
      throw new AssertionError("not one user message: " + messages);
    }
    JsonElement content =
        messages.get(0).getAsJsonObject().get(provider == Provider.GEMINI ? "parts" : "content");
    List<String> parts = new ArrayList<>();
    if (content.isJsonPrimitive()) {
      return List.of("text:" + content.getAsString());
    }
    for (JsonElement e : content.getAsJsonArray()) {
      JsonObject part = e.getAsJsonObject();
      if (part.has("text")) {
        parts.add("text:" + part.get("text").getAsString());
      } else {
        parts.add("png:" + picture(part));
      }
    }
    return parts;
  }

  private String picture(JsonObject part) {
    return switch (provider) {
      case OPENAI ->
          after(
              part.getAsJsonObject("image_url").get("url").getAsString(), "data:image/png;base64,");
      case ANTHROPIC -> {
        JsonObject source = part.getAsJsonObject("source");
        after(source.get("media_type").getAsString(), "image/png");
        yield source.get("data").getAsString();
      }
      case GEMINI -> {
        JsonObject data =
            part.getAsJsonObject(part.has("inlineData") ? "inlineData" : "inline_data");
        after(data.get(data.has("mimeType") ? "mimeType" : "mime_type").getAsString(), "image/png");
        yield data.get("data").getAsString();
      }
    };
  }

  private static String after(String text, String start) {
    if (!text.startsWith(start)) {
      throw new AssertionError("'" + text + "' does not begin with " + start);
    }
    return text.substring(start.length());
  }

  private String words(Request request) {
    StringBuilder all = new StringBuilder();
    for (String part : parts(request)) {
      if (part.startsWith("text:")) {
        all.append(part.substring(5));
      }
    }
    return all.toString();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
