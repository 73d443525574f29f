package foxden.app.timeline;

import foxden.app.link.Episode;
import foxden.app.link.Stop;
import foxden.app.session.DemoNotes;
import foxden.app.session.Session;
import foxden.sim.loop.BreakCondition;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/** What a right click on a lane offers: to pause on what is shown there. */
final class LaneMenu {

  private final Session session;
  private @Nullable ContextMenu shown;

  LaneMenu(Session session) {
    this.session = session;
  }

  void show(
      Node over, ContextMenuEvent e, Lane lane, Episode.Columns c, Episode.@Nullable Mark mark) {
    ContextMenu old = shown;
    if (old != null) {
      old.hide();
    }
    ContextMenu menu = new ContextMenu();
    int row = c.row(session.cursor());
    switch (lane.kind()) {
      case SERIES -> {
        if (row >= 0) {
          Episode.Series s = c.series().get(lane.index());
          double v = Math.round(c.values()[lane.index()][row] * 100) / 100.0;
          for (boolean rising : new boolean[] {true, false}) {
            String text =
                String.format(
                    Locale.ROOT,
                    "Pause when %s %s %.2f %s (as at the cursor)",
                    s.name(),
                    rising ? "rises above" : "falls below",
                    v,
                    s.unit());
            add(menu, text, new Stop.Series(s.name(), s.unit(), v, rising));
          }
        }
      }
      case GOAL -> {
        String name = c.goalNames().get(lane.index());
        String text = c.goalTexts().get(lane.index());
        for (boolean holds : new boolean[] {true, false}) {
          Stop stop = new Stop.World(new BreakCondition.OnGoal(name, holds, text));
          add(menu, "Pause when " + stop.wish(), stop);
        }
      }
      case EVENTS -> {
        if (mark != null) {
          String kind = mark.event().kind();
          add(
              menu,
              "Pause at events \u201c" + kind + "\u201d",
              new Stop.World(new BreakCondition.OnEvent(kind)));
        }
      }
      case GATES ->
          Stop.ofHead(session.layerProperty().get(), session.headProperty().get()).stream()
              .filter(Stop.Gate.class::isInstance)
              .forEach(stop -> add(menu, "Pause when " + stop.wish(), stop));
      default -> {}
    }
    if (!menu.getItems().isEmpty()) {
      shown = menu;
      menu.show(over, e.getScreenX(), e.getScreenY());
      e.consume();
    }
  }

  /** The same over a named stretch. */
  void show(Node over, ContextMenuEvent e, DemoNotes.Label label) {
    ContextMenu old = shown;
    if (old != null) {
      old.hide();
    }
    ContextMenu menu = new ContextMenu();
    MenuItem away = new MenuItem("Take the label \u201c" + label.name() + "\u201d away");
    away.setMnemonicParsing(false);
    away.setOnAction(x -> session.labels().remove(label));
    menu.getItems().add(away);
    shown = menu;
    menu.show(over, e.getScreenX(), e.getScreenY());
    e.consume();
  }

  private void add(ContextMenu menu, String text, Stop stop) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(x -> session.stops().add(stop));
    menu.getItems().add(item);
  }
}
