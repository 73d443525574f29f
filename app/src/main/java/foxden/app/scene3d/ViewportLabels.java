package foxden.app.scene3d;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** Small texts that stand beside marks; at most a dozen, reused from frame to frame. */
final class ViewportLabels {

  private static final int MOST = 12;

  // Height of a label with its gap, and the width of a letter at 11 px, px.
  private static final double LINE = 20;
  private static final double LETTER = 6.6;

  private final Pane pane;
  private final List<Label> pool = new ArrayList<>();
  private boolean dark;

  ViewportLabels(Pane pane) {
    this.pane = pane;
  }

  void dark(boolean on) {
    dark = on;
    pool.forEach(this::style);
  }

  void place(Projection view, OverlayModel overlays, double width, double height) {
    List<OverlayModel.Label> wanted =
        overlays.enabled(Overlay.LABELS) || !overlays.labels().isEmpty()
            ? overlays.labels()
            : List.of();
    List<double[]> taken = new ArrayList<>();
    int used = 0;
    for (OverlayModel.Label l : wanted) {
      double[] at = view.project(l.x(), l.y(), l.z());
      if (at == null || used == MOST || at[0] < 0 || at[0] > 1 || at[1] < 0 || at[1] > 1) {
        continue;
      }
      Label label = used < pool.size() ? pool.get(used) : add();
      used++;
      label.setText(l.text());
      label.setVisible(true);
      double wide = label.getText().length() * LETTER + 12;
      double x = Math.max(0, Math.min(at[0] * width + 8, width - wide));
      double y = free(taken, x, at[1] * height - 20, wide);
      taken.add(new double[] {x, y, wide});
      label.relocate(Math.rint(x), Math.rint(y));
    }
    for (int i = used; i < pool.size(); i++) {
      pool.get(i).setVisible(false);
    }
  }

  /**
   * Where a label can go without lying on another: where it wants to be, or as little above it as
   * needed.
   *
   * @param taken x, y and width of the labels already placed, px
   * @return y, px
   */
  static double free(List<double[]> taken, double x, double y, double wide) {
    double at = y;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (double[] t : taken) {
        boolean beside = x >= t[0] + t[2] || x + wide <= t[0];
        if (!beside && Math.abs(at - t[1]) < LINE - 0.5) {
          at = t[1] - LINE;
          moved = true;
        }
      }
    }
    return at;
  }

  private Label add() {
    Label label = new Label();
    label.getStyleClass().add("viewport-label");
    style(label);
    pool.add(label);
    pane.getChildren().add(label);
    return label;
  }

  private void style(Label label) {
    label.setStyle(
        dark
            ? "-fx-background-color: rgba(20,22,26,0.78); -fx-text-fill: #f2efe9;"
                + " -fx-background-radius: 4; -fx-padding: 1 6 1 6; -fx-font-size: 11px;"
            : "-fx-background-color: rgba(255,255,255,0.82); -fx-text-fill: #2a2723;"
                + " -fx-background-radius: 4; -fx-padding: 1 6 1 6; -fx-font-size: 11px;");
  }
}
