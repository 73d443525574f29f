package foxden.app.window;

import foxden.app.command.KeyMap;
import foxden.app.link.Episode;
import foxden.app.session.Session;
import foxden.sim.household.robot.R1Ik;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Over the world while a person drives: which keys do what, which hand they move, a border that
 * blinks red once a second after base or trunk ran into something, and the take being recorded.
 */
final class DriveHud extends StackPane {

  /** How long a blow is shown, s. */
  private static final double SHOWN = 2;

  private final Session session;
  private final Driving driving;
  private final Takes takes;
  private final Region border = new Region();
  private final Label keys = new Label();
  private final Label take = new Label();
  private double clock;

  DriveHud(Session session, Driving driving, Takes takes) {
    this.session = session;
    this.driving = driving;
    this.takes = takes;
    setMouseTransparent(true);
    border.getStyleClass().add("blow");
    border.setVisible(false);
    keys.getStyleClass().addAll("hud", "small");
    keys.setWrapText(true);
    keys.setMinHeight(Region.USE_PREF_SIZE);
    take.getStyleClass().addAll("hud", "take");
    HBox above = new HBox(take);
    above.setAlignment(Pos.TOP_RIGHT);
    above.getStyleClass().add("viewport-hud");
    HBox below = new HBox(keys);
    below.setAlignment(Pos.BOTTOM_LEFT);
    below.getStyleClass().add("viewport-hud");
    below.setMaxHeight(Region.USE_PREF_SIZE);
    above.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(above, Pos.TOP_RIGHT);
    StackPane.setAlignment(below, Pos.BOTTOM_LEFT);
    getChildren().addAll(border, above, below);
    session.pulse().clock(this::tick);
  }

  private void tick(double dt) {
    clock += dt;
    boolean drives = session.keysProperty().get() == KeyMap.DRIVING;
    keys.setVisible(drives);
    String now = drives ? text() : "";
    if (!now.equals(keys.getText())) {
      keys.setText(now);
    }
    String rec = takes.line();
    take.setVisible(!rec.isEmpty());
    if (!rec.equals(take.getText())) {
      take.setText(rec);
    }
    border.setVisible(drives && clock % 1 < 0.5 && struck());
  }

  private String text() {
    boolean robot =
        session.source().map(s -> s.spec().bodies().contains("robot/base_link")).orElse(false);
    if (!robot) {
      return "W A S D or arrows move     F2 hands back";
    }
    String hand = driving.hand() == R1Ik.Hand.LEFT ? "left" : "right";
    List<String> pads = driving.padNames();
    return "W A S D drive   Q E turn   C V torso   B N lean   I J K L U O "
        + hand
        + " hand, or drag it   Tab other hand   G H gripper   Shift slowly   F2 hands back"
        + (pads.isEmpty() ? "" : "   " + String.join(", ", pads));
  }

  // Whether base or trunk ran into something just before the cursor.
  private boolean struck() {
    Episode e = session.episode().orElse(null);
    if (e == null || e.isEmpty()) {
      return false;
    }
    double now = e.time(session.cursor());
    List<Episode.Mark> marks = e.marks();
    for (int i = marks.size() - 1; i >= 0 && marks.get(i).time() > now - SHOWN; i--) {
      Episode.Mark m = marks.get(i);
      boolean hit = m.event().kind().equals("struck") || m.event().kind().equals("blocked");
      if (hit
          && m.time() <= now
          && m.event().bodies().stream()
              .anyMatch(b -> b.startsWith("robot/base") || b.startsWith("robot/torso"))) {
        return true;
      }
    }
    return false;
  }
}
