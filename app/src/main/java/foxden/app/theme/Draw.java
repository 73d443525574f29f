package foxden.app.theme;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Small help for views that draw text beside a raster. FX thread. */
public final class Draw {

  /** The small one of the two text sizes, px. */
  public static final double SMALL = 11;

  private final Font small = Font.font(SMALL);
  private final Map<String, Double> widths = new HashMap<>();
  private final Text measure = new Text();

  public Draw() {
    measure.setFont(small);
  }

  public Font small() {
    return small;
  }

  /** Width of a text in the small size, px. */
  public double width(String s) {
    if (widths.size() > 2000) {
      widths.clear();
    }
    return widths.computeIfAbsent(
        s,
        k -> {
          measure.setText(k);
          return measure.getLayoutBounds().getWidth();
        });
  }

  /** The text, shortened with an ellipsis to fit. */
  public String cut(String s, double room) {
    if (width(s) <= room) {
      return s;
    }
    int n = s.length();
    while (n > 1 && width(s.substring(0, n) + "\u2026") > room) {
      n--;
    }
    return s.substring(0, n) + "\u2026";
  }

  /** As JavaFX wants it. */
  public static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, (argb >>> 24) / 255.0);
  }
}
