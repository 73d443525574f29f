package foxden.policies.lmact;

import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the action is read from an answer. */
public enum Answers {
  /**
   * LMAct's: strip, keep what follows the last {@code Action:}, strip. Nothing is forgiven: the
   * right move in the wrong form is illegal.
   */
  STRICT,
  /**
   * After the strict rule fails: the first line alone, without quotes, asterisks, back-ticks, move
   * numbers, a closing full stop or annotation, and in any letter case, when that is exactly one
   * legal action.
   */
  LENIENT;

  private static final String KEYWORD = "Action:";

  /** The text of the action in an answer; empty when there is none. */
  public String read(String answer, TextForm form, Observation observation) {
    int keyword = answer.lastIndexOf(KEYWORD);
    String strict = (keyword < 0 ? answer : answer.substring(keyword + KEYWORD.length())).strip();
    if (this == STRICT || strict.isEmpty() || form.legal(strict, observation)) {
      return strict;
    }
    String line = strict.lines().findFirst().orElse("").strip();
    List<String> fits = new ArrayList<>();
    if (form.legal(line, observation)) {
      return line;
    }
    for (boolean anyCase : new boolean[] {false, true}) {
      fits.clear();
      String plain = plain(line, anyCase);
      for (String legal : form.legal(observation)) {
        if (plain(legal, anyCase).equals(plain)) {
          fits.add(legal);
        }
      }
      if (fits.size() == 1) {
        return fits.get(0);
      }
    }
    return strict;
  }

  private static String plain(String text, boolean anyCase) {
    String bare =
        text.replaceAll("[`*\"'“”]", "")
            .replaceAll("^\\d+\\.+\\s*", "")
            .replaceAll("[+#!?.,;]+$", "")
            .replace("0-0-0", "O-O-O")
            .replace("0-0", "O-O")
            .strip();
    return anyCase ? bare.toLowerCase(Locale.ROOT) : bare;
  }
}
