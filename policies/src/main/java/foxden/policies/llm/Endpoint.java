package foxden.policies.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model on a server, with the key to it. No record, because a record would print its key: nothing
 * here but {@link #key()} tells it.
 */
final class Endpoint {

  /** Where Ollama listens. */
  static final String OLLAMA = "http://localhost:11434/v1";

  private final Provider provider;
  private final String model;
  private final URI base;
  private final @Nullable String key;

  private Endpoint(Provider provider, String model, URI base, @Nullable String key) {
    this.provider = provider;
    this.model = model;
    this.base = base;
    this.key = key;
  }

  /**
   * Finds a model's server and key.
   *
   * @param name without {@code llm:}, such as {@code anthropic/MODEL}
   * @throws IllegalArgumentException when the name is empty, a key is needed and not set, or the
   *     address is none; one sentence
   */
  static Endpoint of(String name, Map<String, String> environment) {
    Provider provider = Provider.of(name);
    // A slash in front keeps names such as anthropic/MODEL for an OpenAI-compatible server.
    String model = name.substring(name.startsWith("/") ? 1 : provider.prefix().length());
    if (model.isBlank()) {
      throw new IllegalArgumentException(
          "llm:"
              + name
              + ": the model's name is missing, as in llm:"
              + provider.prefix()
              + "MODEL");
    }
    String key = provider.key(environment).orElse(null);
    String set = environment.getOrDefault(provider.baseVariable(), "").strip();
    if (key == null && set.isEmpty() && provider != Provider.OPENAI) {
      throw new IllegalArgumentException(
          "llm:"
              + name
              + ": there is no key in the environment; set "
              + String.join(" or ", provider.keyVariables()));
    }
    String base = !set.isEmpty() ? set : key == null ? OLLAMA : provider.home();
    return new Endpoint(provider, model, address(provider, base), key);
  }

  private static URI address(Provider provider, String text) {
    String base = text.replaceAll("/+$", "");
    // The two vendors' own variables stop before the version, OpenAI's goes on behind it.
    if (provider == Provider.ANTHROPIC && !base.endsWith("/v1")) {
      base += "/v1";
    }
    if (provider == Provider.GEMINI && !base.matches(".*/v1[a-z0-9]*")) {
      base += "/v1beta";
    }
    try {
      URI uri = new URI(base);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, without the text: it may hold a password.
    }
    throw new IllegalArgumentException(
        provider.baseVariable()
            + " is no address of the form http://HOST:PORT/PATH; mend it (a password or a query"
            + " does not belong in it)");
  }

  Provider provider() {
    return provider;
  }

  String model() {
    return model;
  }

  /** The address requests go to, which holds no secret. */
  String server() {
    return base.toString();
  }

  /** Whether this is the provider's own server. */
  boolean atHome() {
    return server().equals(provider.home());
  }

  @Nullable String key() {
    return key;
  }

  /** A text of the server's without the key, should it repeat it. */
  String redact(String text) {
    String plain = key == null ? text : text.replace(key, "[key]");
    return plain.replaceAll("\\b(sk-|AIza)[-A-Za-z0-9_*]{8,}", "[key]");
  }

  @Override
  public String toString() {
    return "model '" + model + "' at " + server();
  }
}
