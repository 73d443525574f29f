package foxden.app.mind;

import foxden.policies.Mind;
import java.util.Locale;

/**
 * One cell, exactly: {@code log weight = content + decay - normaliser}.
 *
 * @param content scaled q.k
 * @param decay sum of log forget gates between the two tokens
 */
record Cell(int query, int key, double weight, double content, double decay, double normaliser) {

  static Cell of(Mind mind, int layer, int head, int query, int key) {
    float[] a = new float[query + 1];
    float[] c = new float[query + 1];
    float[] d = new float[query + 1];
    double norm = mind.row(layer, head, query, a, c, d);
    return new Cell(query, key, a[key], c[key], d[key], norm);
  }

  /** By how much the identity misses, for what is shown. */
  double error() {
    return weight <= 0 ? 0 : Math.abs(Math.log(weight) - (content + decay - normaliser));
  }

  String text() {
    if (weight <= 0) {
      return "weight 0: out of context";
    }
    return String.format(
        Locale.ROOT,
        "weight %s   log %.2f = content %.2f %s decay %.2f %s normaliser %.2f",
        String.format(Locale.ROOT, weight < 1e-3 ? "%.1e" : "%.4f", weight),
        Math.log(weight),
        content,
        decay < 0 ? "\u2212" : "+",
        Math.abs(decay),
        normaliser < 0 ? "+" : "\u2212",
        Math.abs(normaliser));
  }
}
