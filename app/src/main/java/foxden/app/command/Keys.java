package foxden.app.command;

import java.util.Map;

/** How keys are written for people. */
final class Keys {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Left", "\u2190"),
          Map.entry("Right", "\u2192"),
          Map.entry("Up", "\u2191"),
          Map.entry("Down", "\u2193"),
          Map.entry("Escape", "Esc"),
          Map.entry("Comma", ","),
          Map.entry("Period", "."),
          Map.entry("Open_Bracket", "["),
          Map.entry("Close_Bracket", "]"),
          Map.entry("Slash", "/"),
          Map.entry("Minus", "-"),
          Map.entry("Equals", "="));

  private Keys() {}

  static String text(String combination) {
    String[] parts = combination.split("\\+", -1);
    StringBuilder out = new StringBuilder();
    for (String p : parts) {
      String name = NAMES.getOrDefault(p, p.replaceFirst("^Digit", ""));
      out.append(out.isEmpty() ? "" : "+").append(name);
    }
    return out.toString();
  }
}
