package foxden.app.window;

import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.sim.household.TakeQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A take that is complete: what it is, whether it verifies, its checks; keep it or not. */
final class TakeCard extends StackPane {

  private final Session session;
  private final Takes takes;
  private final Consumer<String> open;

  /**
   * @param open told the file to open
   */
  TakeCard(Session session, Takes takes, Consumer<String> open) {
    this.session = session;
    this.takes = takes;
    this.open = open;
    getStyleClass().add("palette-shade");
    setVisible(false);
    setAlignment(Pos.CENTER);
    takes.onDone(this::show);
  }

  private void show(Takes.Take take) {
    Label title = new Label("Take recorded");
    title.getStyleClass().add("pane-title");
    Label what = new Label(about(take));
    what.setWrapText(true);
    Label exact = new Label(take.verdict().line(), icon(take.verdict().exact(), false));
    exact.getStyleClass().add("small");
    VBox checks = new VBox(4);
    checks.getStyleClass().add("checks");
    for (TakeQuality.Check c : take.checks()) {
      Label name = new Label(c.name() + (c.soft() ? " (hint)" : ""), icon(c.good(), c.soft()));
      name.getStyleClass().add("small");
      name.setMinWidth(136);
      Label text = new Label(c.text());
      text.getStyleClass().addAll("small", "muted");
      HBox row = new HBox(8, name, text);
      row.setAlignment(Pos.CENTER_LEFT);
      checks.getChildren().add(row);
    }
    TextField name =
        new TextField(take.file().getFileName().toString().replaceAll("(\\.whole)?\\.mcap$", ""));
    name.setPromptText("Name");
    TextArea notes = new TextArea();
    notes.setPromptText("Notes");
    notes.setPrefRowCount(3);
    notes.setWrapText(true);
    CheckBox success = new CheckBox("Counts as a success");
    success.setSelected(take.demo().end().success());
    Button keep = new Button("Keep", new FontIcon(Feather.CHECK));
    keep.getStyleClass().add("accent");
    keep.setDefaultButton(true);
    Button look = new Button("Keep and open", new FontIcon(Feather.FILM));
    Button discard = new Button("Discard", new FontIcon(Feather.TRASH_2));
    keep.setOnAction(e -> keep(take, name.getText(), notes.getText(), success.isSelected(), false));
    look.setOnAction(e -> keep(take, name.getText(), notes.getText(), success.isSelected(), true));
    discard.setOnAction(
        e -> {
          takes.forget(take);
          session.say(Message.Level.INFO, "The take is discarded.");
          hide();
        });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(8, discard, gap, look, keep);
    VBox card = new VBox(12, title, what, exact, checks, name, notes, success, buttons);
    card.getStyleClass().add("card");
    card.setMaxSize(460, Region.USE_PREF_SIZE);
    card.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          // Nothing is lost by accident: Escape only leaves the field.
          if (e.getCode() == KeyCode.ESCAPE) {
            card.requestFocus();
            e.consume();
          }
        });
    getChildren().setAll(card);
    setVisible(true);
    name.requestFocus();
    name.selectAll();
  }

  private static String about(Takes.Take take) {
    double seconds = take.demo().time(take.demo().frames() - 1) - take.demo().time(0);
    int parts = take.parts().size();
    return String.format(
        Locale.ROOT,
        "%s, %.1f s, %d steps%s",
        take.demo().info().task(),
        seconds,
        take.demo().end().steps(),
        parts > 1 ? ", rolled back " + (parts - 1) + (parts == 2 ? " time" : " times") : "");
  }

  private static FontIcon icon(boolean good, boolean soft) {
    FontIcon icon = new FontIcon(good ? Feather.CHECK : soft ? Feather.INFO : Feather.X);
    icon.getStyleClass().add(good ? "good" : soft ? "hint" : "bad");
    return icon;
  }

  private void keep(Takes.Take take, String name, String notes, boolean success, boolean look) {
    try {
      Path file = takes.keep(take, name, notes, success);
      session.say(Message.Level.INFO, "Kept in " + file);
      hide();
      if (look) {
        open.accept(file.toString());
      }
    } catch (IOException e) {
      session.say(Message.Level.ERROR, "The take cannot be kept: " + Jobs.sentence(e));
    }
  }

  private void hide() {
    setVisible(false);
    getChildren().clear();
    if (getParent() != null) {
      getParent().requestFocus();
    }
  }
}
