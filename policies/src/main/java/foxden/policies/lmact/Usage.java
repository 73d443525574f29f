package foxden.policies.lmact;

import com.google.gson.JsonObject;

/**
 * What an episode asked of a language model.
 *
 * @param calls answers that came
 * @param blank of these, answers without any text
 * @param truncated of these, answers that met the cap on their length
 * @param tokensIn of all prompts
 * @param tokensOut of all answers
 */
public record Usage(int calls, int blank, int truncated, long tokensIn, long tokensOut) {

  /** That of a player without a model. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        calls + other.calls,
        blank + other.blank,
        truncated + other.truncated,
        tokensIn + other.tokensIn,
        tokensOut + other.tokensOut);
  }

  /** Adds it to a result; nothing when no model was asked. */
  public void addTo(JsonObject json) {
    if (calls > 0) {
      json.addProperty("calls", calls);
      json.addProperty("blank", blank);
      json.addProperty("truncated", truncated);
      json.addProperty("tokens_in", tokensIn);
      json.addProperty("tokens_out", tokensOut);
    }
  }
}
