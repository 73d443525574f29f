package foxden.policies.llm;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import foxden.policies.lmact.Prompt;
import foxden.sim.WallClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls through LangChain4j, whose own retries and logs are off. */
final class LangChainClient implements ModelClient {

  private static final int EXCERPT = 160;

  private final Endpoint endpoint;
  private final LanguageSettings settings;
  private final ExecutorService calls;
  private final ChatModel model;
  private final WallClock clock;

  /**
   * A client.
   *
   * @param calls runs the calls, so that a body that never ends can be given up
   */
  LangChainClient(
      Endpoint endpoint, LanguageSettings settings, ExecutorService calls, WallClock clock) {
    this.clock = clock;
    this.endpoint = endpoint;
    this.settings = settings;
    this.calls = calls;
    this.model = model(endpoint, settings);
  }

  private static ChatModel model(Endpoint endpoint, LanguageSettings settings) {
    HttpClientBuilder http = new HttpCalls.Builder();
    Double temperature = settings.hasTemperature() ? settings.temperature() : null;
    return switch (endpoint.provider()) {
      case OPENAI -> {
        OpenAiChatModel.OpenAiChatModelBuilder b =
            OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(endpoint.server())
                .apiKey(endpoint.key())
                .modelName(endpoint.model())
                .temperature(temperature)
                .timeout(settings.timeout())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        // OpenAI's newer models refuse max_tokens, older servers know nothing else.
        yield (endpoint.atHome()
                ? b.maxCompletionTokens(settings.outputTokens())
                : b.maxTokens(settings.outputTokens()))
            .build();
      }
      case ANTHROPIC ->
          AnthropicChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(endpoint.server())
              .apiKey(keyOrNone(endpoint))
              .modelName(endpoint.model())
              .temperature(temperature)
              .maxTokens(settings.outputTokens())
              .timeout(settings.timeout())
              .maxRetries(0)
              .logRequests(false)
              .logResponses(false)
              .build();
      case GEMINI ->
          GoogleAiGeminiChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(endpoint.server())
              .apiKey(keyOrNone(endpoint))
              .modelName(endpoint.model())
              .temperature(temperature)
              .maxOutputTokens(settings.outputTokens())
              .timeout(settings.timeout())
              .maxRetries(0)
              .logRequests(false)
              .logResponses(false)
              .build();
    };
  }

  // A server of one's own may want no key, these two clients always send one.
  private static String keyOrNone(Endpoint endpoint) {
    String key = endpoint.key();
    return key == null ? "none" : key;
  }

  @Override
  public Reply ask(List<Prompt.Part> parts, Pictures pictures)
      throws CallFailure, InterruptedException {
    List<Content> contents = new ArrayList<>();
    for (Prompt.Part part : parts) {
      if (part instanceof Prompt.Words words) {
        contents.add(TextContent.from(words.text()));
      } else if (part instanceof Prompt.Picture picture) {
        contents.add(ImageContent.from(pictures.base64(picture.image()), "image/png"));
      }
    }
    ChatRequest request = ChatRequest.builder().messages(UserMessage.from(contents)).build();
    Future<ChatResponse> call = calls.submit(() -> model.chat(request));
    try {
      // The client's own limit ends with the headers.
      return reply(call.get(settings.timeout().toMillis() * 5 / 4, TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      call.cancel(true);
      throw late();
    } catch (InterruptedException e) {
      call.cancel(true);
      throw e;
    }
  }

  private CallFailure late() {
    return new CallFailure(
        CallFailure.Kind.TIME, "no answer within " + settings.timeout().toMillis() / 1000.0 + " s");
  }

  private static CallFailure unreadable() {
    return new CallFailure(CallFailure.Kind.BODY, "its answer was cut short or cannot be read");
  }

  private static Reply reply(@Nullable ChatResponse response) throws CallFailure {
    if (response == null || response.aiMessage() == null) {
      throw unreadable();
    }
    String text = response.aiMessage().text();
    TokenUsage usage = response.tokenUsage();
    return new Reply(
        text == null ? "" : text,
        finish(response.finishReason()),
        usage == null ? -1 : count(usage.inputTokenCount()),
        usage == null ? -1 : count(usage.outputTokenCount()));
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? -1 : tokens;
  }

  private static Finish finish(@Nullable FinishReason reason) {
    if (reason == null) {
      return Finish.OTHER;
    }
    return switch (reason) {
      case STOP -> Finish.STOP;
      case LENGTH -> Finish.LENGTH;
      case CONTENT_FILTER -> Finish.FILTERED;
      default -> Finish.OTHER;
    };
  }

  private CallFailure failure(@Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HttpException http) {
        Duration wait =
            http instanceof HttpCalls.Refusal r ? r.retryAfter(clock.now()).orElse(null) : null;
        return refused(http.statusCode(), String.valueOf(http.getMessage())).after(wait);
      }
      if (t instanceof HttpTimeoutException
          || t instanceof dev.langchain4j.exception.TimeoutException) {
        return late();
      }
      if (t instanceof ConnectException
          || t instanceof UnknownHostException
          || t instanceof UnresolvedAddressException) {
        return new CallFailure(CallFailure.Kind.CONNECT, "no server can be reached there");
      }
      if (t instanceof IOException && t.getCause() == null) {
        return unreadable();
      }
    }
    return unreadable();
  }

  private CallFailure refused(int status, String body) {
    if (status == 429) {
      return new CallFailure(CallFailure.Kind.LIMIT, "too many requests (429)");
    }
    if (status == 408) {
      return late();
    }
    if (status >= 500) {
      return new CallFailure(CallFailure.Kind.SERVER, "the server failed (" + status + ")");
    }
    if (status == 401 || status == 403) {
      return new CallFailure(
          CallFailure.Kind.KEY,
          endpoint.key() == null
              ? "the server wants a key (" + status + ")"
              : "the server refuses the key (" + status + ")");
    }
    if (status == 404) {
      return new CallFailure(CallFailure.Kind.MODEL, "no such model or address (404)");
    }
    String said = excerpt(body);
    return new CallFailure(
        CallFailure.Kind.REQUEST,
        "the request was refused (" + status + (said.isEmpty() ? ")" : ": " + said + ")"));
  }

  // All three formats put their sentence at error.message.
  private String excerpt(String body) {
    try {
      JsonElement message =
          JsonParser.parseString(body).getAsJsonObject().getAsJsonObject("error").get("message");
      String line = endpoint.redact(message.getAsString()).strip().replaceAll("\\s+", " ");
      return line.length() > EXCERPT ? line.substring(0, EXCERPT) + "..." : line;
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | ClassCastException
        | UnsupportedOperationException e) {
      return "";
    }
  }
}
