package foxden.scenes;

import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An activity bound to a scene.
 *
 * @param id such as {@code take_trash_outside}
 * @param title for people
 * @param scene id of the scene it happens in
 * @param bddl the definition's text
 * @param instToName the scene object each BDDL instance means; the agent is {@code robot}
 */
public record Activity(
    String id, String title, String scene, String bddl, Map<String, String> instToName) {

  public Activity {
    instToName = Collections.unmodifiableMap(new LinkedHashMap<>(instToName));
  }

  /**
   * Reads a binding.
   *
   * @param name what errors call the file
   * @param binding its text
   * @param bddl text of the definition it goes with
   * @throws IOException with one sentence: file, JSON path and mend
   */
  public static Activity read(String name, Reader binding, String bddl) throws IOException {
    JsonNode root = JsonNode.read(name, binding);
    Map<String, String> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> e : root.get("inst_to_name").fields().entrySet()) {
      names.put(e.getKey(), e.getValue().text());
    }
    String id = root.text("activity");
    return new Activity(id, root.text("title", id), root.text("scene"), bddl, names);
  }
}
