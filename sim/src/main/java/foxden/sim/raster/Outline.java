package foxden.sim.raster;

import java.util.ArrayList;
import java.util.List;

/**
 * A shape made of closed curves, flattened to straight pieces; overlapping curves add up (non-zero
 * winding). x to the right, y down, in pixels. Every method returns this outline.
 */
public final class Outline {

  private static final int PIECES = 12;
  // Control distance of a quarter circle made of one cubic.
  private static final double KAPPA = 0.5522847498;

  final List<double[]> rings = new ArrayList<>();
  private double[] ring = new double[64];
  private int n;

  /** Begins a new closed curve. */
  public Outline move(double x, double y) {
    close();
    return add(x, y);
  }

  /** A straight piece. */
  public Outline line(double x, double y) {
    return add(x, y);
  }

  /** A cubic Bézier piece. */
  public Outline curve(double ax, double ay, double bx, double by, double x, double y) {
    double x0 = ring[n - 2];
    double y0 = ring[n - 1];
    for (int i = 1; i <= PIECES; i++) {
      double t = (double) i / PIECES;
      double s = 1 - t;
      add(
          s * s * s * x0 + 3 * s * s * t * ax + 3 * s * t * t * bx + t * t * t * x,
          s * s * s * y0 + 3 * s * s * t * ay + 3 * s * t * t * by + t * t * t * y);
    }
    return this;
  }

  /** Ends the curve; the next one begins with {@link #move}. */
  public Outline close() {
    if (n >= 6) {
      rings.add(java.util.Arrays.copyOf(ring, n));
    }
    n = 0;
    return this;
  }

  /** An axis-parallel rectangle. */
  public Outline rect(double x, double y, double w, double h) {
    return move(x, y).line(x + w, y).line(x + w, y + h).line(x, y + h).close();
  }

  /** A rectangle with round corners. */
  public Outline round(double x, double y, double w, double h, double r) {
    double k = r * (1 - KAPPA);
    return move(x + r, y)
        .line(x + w - r, y)
        .curve(x + w - k, y, x + w, y + k, x + w, y + r)
        .line(x + w, y + h - r)
        .curve(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h)
        .line(x + r, y + h)
        .curve(x + k, y + h, x, y + h - k, x, y + h - r)
        .line(x, y + r)
        .curve(x, y + k, x + k, y, x + r, y)
        .close();
  }

  /** An ellipse. */
  public Outline ellipse(double cx, double cy, double rx, double ry) {
    double kx = rx * KAPPA;
    double ky = ry * KAPPA;
    return move(cx + rx, cy)
        .curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)
        .curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)
        .curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)
        .curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)
        .close();
  }

  /** A ring between two radii. */
  public Outline ring(double cx, double cy, double outer, double inner) {
    ellipse(cx, cy, outer, outer);
    Outline hole = new Outline().ellipse(cx, cy, inner, inner);
    for (double[] r : hole.rings) {
      double[] back = new double[r.length];
      for (int i = 0; i < r.length; i += 2) {
        back[i] = r[r.length - 2 - i];
        back[i + 1] = r[r.length - 1 - i];
      }
      rings.add(back);
    }
    return this;
  }

  /** A straight stroke with flat ends, {@code width} thick. */
  public Outline stroke(double x0, double y0, double x1, double y1, double width) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length = Math.sqrt(dx * dx + dy * dy);
    double nx = -dy / length * width / 2;
    double ny = dx / length * width / 2;
    return move(x0 + nx, y0 + ny)
        .line(x0 - nx, y0 - ny)
        .line(x1 - nx, y1 - ny)
        .line(x1 + nx, y1 + ny)
        .close();
  }

  /** This outline moved and scaled: x becomes {@code dx + scale * x}. */
  public Outline placed(double dx, double dy, double scale) {
    close();
    Outline out = new Outline();
    for (double[] r : rings) {
      double[] moved = new double[r.length];
      for (int i = 0; i < r.length; i += 2) {
        moved[i] = dx + scale * r[i];
        moved[i + 1] = dy + scale * r[i + 1];
      }
      out.rings.add(moved);
    }
    return out;
  }

  private Outline add(double x, double y) {
    if (n + 2 > ring.length) {
      ring = java.util.Arrays.copyOf(ring, 2 * ring.length);
    }
    ring[n++] = x;
    ring[n++] = y;
    return this;
  }
}
