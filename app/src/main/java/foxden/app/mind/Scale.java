package foxden.app.mind;

import java.util.Locale;

/**
 * How an attention weight becomes a place on the colour bar.
 *
 * @param log four decades of logarithm instead of a straight line
 * @param rowMax whether each row is divided by its largest weight first
 * @param pool what a pixel shows when several cells fall into it
 */
public record Scale(boolean log, boolean rowMax, Pool pool) {

  /** Decades that the logarithmic bar spans. */
  static final int DECADES = 4;

  /** What to do with several cells in one pixel. */
  public enum Pool {
    /** The largest: nothing strong is lost. */
    MAX("max"),
    /** The mean. */
    MEAN("mean"),
    /** The least. */
    MIN("min");

    private final String label;

    Pool(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** What the window starts with. */
  public static final Scale DEFAULT = new Scale(true, false, Pool.MAX);

  /** Place on the colour bar in [0, 1] of a weight in [0, 1], already divided if rowMax is on. */
  public double place(double weight) {
    if (!log) {
      return weight;
    }
    return weight <= 0 ? 0 : Math.max(0, 1 + Math.log10(weight) / DECADES);
  }

  /** The weight at a place of the bar; inverse of {@link #place}. */
  public double weight(double place) {
    return log ? Math.pow(10, (place - 1) * DECADES) : place;
  }

  /** Written beside the map. */
  public String text(int cellsPerPixel) {
    return (log ? "log" : "linear")
        + (rowMax ? ", each row / its max" : ", softmax weight")
        + (cellsPerPixel > 1
            ? String.format(
                Locale.ROOT, ", %s of %d\u00d7%d", pool.label(), cellsPerPixel, cellsPerPixel)
            : "");
  }
}
