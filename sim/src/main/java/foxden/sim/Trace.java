package foxden.sim;

import java.util.Map;

/**
 * What a driver shows about one decision: named arrays and texts. Names are paths: {@code
 * fox/0/log_forget}, {@code expert/subtask}, {@code llm/prompt}.
 */
public record Trace(Map<String, Array> arrays, Map<String, String> texts) {

  /** Nothing to show. */
  public static final Trace NONE = new Trace(Map.of(), Map.of());

  /** A dense row-major array. */
  public record Array(int[] shape, float[] values) {}

  public Trace {
    arrays = Map.copyOf(arrays);
    texts = Map.copyOf(texts);
  }
}
