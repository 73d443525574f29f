package foxden.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds commands by a few typed letters, in order but not necessarily together: {@code plp} finds
 * "Play or pause". Letters at the start of words and letters in a row count more.
 */
public final class PaletteModel {

  /**
   * A command found.
   *
   * @param score higher is better
   * @param letters which letters of the text were hit
   */
  public record Hit(Command command, double score, List<Integer> letters) {}

  private final Commands commands;

  public PaletteModel(Commands commands) {
    this.commands = commands;
  }

  /** Best first; with nothing typed, the recent ones first and then all in menu order. */
  public List<Hit> find(String typed) {
    String query = typed.strip().toLowerCase(Locale.ROOT);
    List<Hit> hits = new ArrayList<>();
    List<String> recent = commands.recent();
    for (Command c : commands.all()) {
      boolean enabled = c.enabled().getAsBoolean();
      int at = recent.indexOf(c.id());
      double bonus = (at < 0 ? 0 : 0.5 * (recent.size() - at) / 8.0) - (enabled ? 0 : 5);
      if (query.isEmpty()) {
        hits.add(new Hit(c, bonus * 10, List.of()));
        continue;
      }
      Hit best = match(c, c.text(), query);
      Hit inMenu = match(c, c.menu().label() + " " + c.text(), query);
      if (best == null && inMenu != null) {
        best = new Hit(c, inMenu.score() - 1, List.of());
      }
      if (best == null) {
        int help = c.help().toLowerCase(Locale.ROOT).indexOf(query);
        best = help < 0 ? null : new Hit(c, -2, List.of());
      }
      if (best != null) {
        hits.add(new Hit(c, best.score() + bonus, best.letters()));
      }
    }
    hits.sort(Comparator.comparingDouble((Hit h) -> -h.score()));
    return hits;
  }

  // Best placing of the letters by dynamic programming over (letter, position).
  private static @org.jspecify.annotations.Nullable Hit match(
      Command c, String text, String query) {
    String low = text.toLowerCase(Locale.ROOT);
    String q = query.replace(" ", "");
    int n = low.length();
    int m = q.length();
    if (m == 0 || m > n) {
      return null;
    }
    double[][] score = new double[m][n];
    int[][] from = new int[m][n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        score[i][j] = Double.NEGATIVE_INFINITY;
        if (low.charAt(j) != q.charAt(i)) {
          continue;
        }
        boolean wordStart = j == 0 || !Character.isLetterOrDigit(low.charAt(j - 1));
        double own = 1 + (wordStart ? 2 : 0) - 0.01 * j;
        if (i == 0) {
          score[i][j] = own;
          continue;
        }
        for (int k = i - 1; k < j; k++) {
          double gap = k == j - 1 ? 1.5 : -0.05 * (j - k);
          double s = score[i - 1][k] + own + gap;
          if (s > score[i][j]) {
            score[i][j] = s;
            from[i][j] = k;
          }
        }
      }
    }
    int at = 0;
    for (int j = 1; j < n; j++) {
      if (score[m - 1][j] > score[m - 1][at]) {
        at = j;
      }
    }
    double best = score[m - 1][at];
    // A scattered match of a longer word is noise.
    if (best < m * (m > 2 ? 1.4 : 0.5)) {
      return null;
    }
    List<Integer> letters = new ArrayList<>();
    for (int i = m - 1; i >= 0; i--) {
      letters.add(0, at);
      at = from[i][at];
    }
    return new Hit(c, best - 0.01 * n, letters);
  }
}
