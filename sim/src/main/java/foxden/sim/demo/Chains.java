package foxden.sim.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses from names which body hangs on which. A link told relative to the one it hangs on needs
 * few digits: the offset never changes. A wrong guess costs bytes and nothing else, since the file
 * names the parent of every transform.
 */
final class Chains {

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

  private Chains() {}

  /** Index of the body each body is told relative to, always an earlier one; -1 for the world. */
  static int[] parents(List<String> bodies) {
    Map<String, Integer> index = new HashMap<>();
    int[] parents = new int[bodies.size()];
    for (int i = 0; i < parents.length; i++) {
      String name = bodies.get(i);
      int slash = name.indexOf('/');
      parents[i] = -1;
      if (slash >= 0) {
        String group = name.substring(0, slash + 1);
        parents[i] = parent(group, name.substring(slash + 1), index);
        index.putIfAbsent(group, i);
      }
      index.put(name, i);
      index.putIfAbsent(name + "/", i);
    }
    return parents;
  }

  private static int parent(String group, String link, Map<String, Integer> index) {
    Matcher numbered = NUMBERED.matcher(link);
    if (numbered.matches()) {
      // arm_link4 hangs on arm_link3
      int number = Integer.parseInt(numbered.group(2));
      Integer before = index.get(group + numbered.group(1) + (number - 1));
      boolean chain = !numbered.group(1).endsWith("finger");
      if (before != null && chain) {
        return before;
      }
    }
    // left_gripper_finger1 hangs on the last left_arm_link, left_arm_link1 on the last torso_link
    int side = link.indexOf('_');
    if (side > 0 && link.contains("gripper")) {
      int hand = last(group + link.substring(0, side) + "_arm_link", index);
      if (hand >= 0) {
        return hand;
      }
    }
    if (link.contains("arm_link") || link.startsWith("zed") || link.startsWith("head")) {
      int torso = last(group + "torso_link", index);
      if (torso >= 0) {
        return torso;
      }
    }
    return index.getOrDefault(group, -1);
  }

  private static int last(String stem, Map<String, Integer> index) {
    int found = -1;
    Integer next = index.get(stem + 1);
    for (int n = 2; next != null; n++) {
      found = next;
      next = index.get(stem + n);
    }
    return found;
  }
}
