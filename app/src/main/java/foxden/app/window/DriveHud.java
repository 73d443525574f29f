package foxden.app.window;

import foxden.app.command.KeyMap;
import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.app.session.Session;
import foxden.sim.ActionSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import foxden.sim.household.robot.R1Ik;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Over the world while a person drives: which keys do what, which hand they move, a border that
 * blinks red once a second after the robot ran into something and as long as it is driven against
 * it, and the take being recorded.
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
  private boolean against;

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
    border.setVisible(drives && struck() && clock % 1 < 0.5);
  }

  private String text() {
    boolean robot =
        session.source().map(s -> s.spec().bodies().contains("robot/base_link")).orElse(false);
    if (!robot) {
      return session.source().map(Source::spec).map(DriveHud::keys).orElse("");
    }
    String hand = driving.hand() == R1Ik.Hand.LEFT ? "left" : "right";
    List<String> pads = driving.padNames();
    return "W A S D drive   Q E turn   C V torso   B N lean   I J K L U O "
        + hand
        + " hand, or drag it   Tab other hand   G H gripper   Shift slowly   F2 hands back"
        + (pads.isEmpty() ? "" : "   " + String.join(", ", pads));
  }

  private static String keys(EnvironmentSpec spec) {
    String move = "W A S D or arrows move";
    if (spec.action() instanceof ActionSpec.Words
        || spec.action() instanceof ActionSpec.Discrete d && !d.names().contains("left")) {
      move = "Type a move, or click on the board";
    } else if (spec.action() instanceof ActionSpec.Discrete d && d.names().contains("noop")) {
      move = "A D fly   W fires (tap it: one shot a press)   S raises the shield   , slower";
    } else if (spec.action() instanceof ActionSpec.Box) {
      move = "Back leg: W S thigh, I K shin, U O foot   Front leg: A D, J L, V C   , slower";
    }
    return move + "     F2 hands back";
  }

  /** Whether the robot ran into something just before the cursor, or still stands against it. */
  boolean struck() {
    Episode e = session.episode().orElse(null);
    if (e == null || e.isEmpty()) {
      return false;
    }
    double now = e.time(session.cursor());
    // News of a blow comes once: whoever goes on pushing still needs to see it.
    against = (hit(e, now) || against) && driving.moves() && stands(e);
    return against || hit(e, now);
  }

  private boolean stands(Episode e) {
    StepResult r = e.frame(session.cursor());
    StepResult before = e.frame(session.cursor() - 10);
    int base = e.spec().bodies().indexOf("robot/base_link") * WorldState.POSE;
    if (r == null || before == null || base < 0) {
      return false;
    }
    float[] p = r.state().poses();
    float[] q = before.state().poses();
    return Math.hypot(p[base] - q[base], p[base + 1] - q[base + 1]) < 0.005;
  }

  private static boolean hit(Episode e, double now) {
    List<Episode.Mark> marks = e.marks();
    for (int i = marks.size() - 1; i >= 0 && marks.get(i).time() > now - SHOWN; i--) {
      Episode.Mark m = marks.get(i);
      boolean hit = m.event().kind().equals("struck") || m.event().kind().equals("blocked");
      if (hit
          && m.time() <= now
          && m.event().bodies().stream().anyMatch(b -> b.startsWith("robot/"))) {
        return true;
      }
    }
    return false;
  }
}
