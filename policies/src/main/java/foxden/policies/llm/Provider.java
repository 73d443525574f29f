package foxden.policies.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose wire format a server speaks, and where its address and key are found. */
public enum Provider {
  /** OpenAI's chat completions, as Ollama, vLLM, llama.cpp and many others speak them too. */
  OPENAI("OpenAI", "", List.of("OPENAI_API_KEY"), "OPENAI_BASE_URL", "https://api.openai.com/v1"),
  /** Anthropic's messages. */
  ANTHROPIC(
      "Anthropic",
      "anthropic/",
      List.of("ANTHROPIC_API_KEY"),
      "ANTHROPIC_BASE_URL",
      "https://api.anthropic.com/v1"),
  /** Gemini's content generation. */
  GEMINI(
      "Gemini",
      "gemini/",
      List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
      "GEMINI_BASE_URL",
      "https://generativelanguage.googleapis.com/v1beta");

  private final String label;
  private final String prefix;
  private final List<String> keys;
  private final String baseVariable;
  private final String home;

  Provider(String label, String prefix, List<String> keys, String baseVariable, String home) {
    this.label = label;
    this.prefix = prefix;
    this.keys = keys;
    this.baseVariable = baseVariable;
    this.home = home;
  }

  /** As people call it. */
  public String label() {
    return label;
  }

  /** What stands before the model's name. */
  public String prefix() {
    return prefix;
  }

  /** Environment variables that may hold the key, the first one set wins. */
  public List<String> keyVariables() {
    return keys;
  }

  /** Environment variable that may hold the server's address. */
  public String baseVariable() {
    return baseVariable;
  }

  /** The provider's own server. */
  String home() {
    return home;
  }

  /** Whether the environment holds a key. */
  public boolean hasKey(Map<String, String> environment) {
    return key(environment).isPresent();
  }

  Optional<String> key(Map<String, String> environment) {
    return keys.stream()
        .map(k -> environment.getOrDefault(k, "").strip())
        .filter(k -> !k.isEmpty())
        .findFirst();
  }

  /** Whose a model is, by its name without {@code llm:}. */
  static Provider of(String model) {
    for (Provider p : List.of(ANTHROPIC, GEMINI)) {
      if (model.startsWith(p.prefix)) {
        return p;
      }
    }
    return OPENAI;
  }
}
