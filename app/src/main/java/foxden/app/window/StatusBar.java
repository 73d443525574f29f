package foxden.app.window;

import foxden.app.command.Commands;
import foxden.app.command.KeyMap;
import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Step, time, hash, pace, memory; the running job; which keys are in force; the last message. */
final class StatusBar extends HBox {

  private final Session session;
  private final Label step = figure(86);
  private final Label time = figure(66);
  private final Label hash = figure(112);
  private final Label pace = figure(160);
  private final Label history = figure(192);
  private final Label message = new Label();
  private final Button keys = new Button();
  private final HBox job = new HBox(8);
  private final Label jobText = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Runnable paint = this::paint;
  private java.util.function.Supplier<String> frames = () -> "";
  private double clock;
  private double shownAt;

  StatusBar(Session session, Commands commands) {
    super(12);
    this.session = session;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    hash.setTooltip(Icons.tip("Hash of the full state: equal hashes, equal worlds."));
    history.setTooltip(
        Icons.tip(
            "How far back the world can be set, and the bytes of history and branches, of as many as"
                + " may be kept."));
    pace.setTooltip(Icons.tip("Frames of the 3-D view, and pulses of the window, a second."));
    message.setMinWidth(0);
    message.setTooltip(Icons.tip(""));
    message.getTooltip().textProperty().bind(message.textProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    keys.getStyleClass().add("chip");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    keys.setFocusTraversable(false);
    keys.setOnAction(e -> commands.run("help.keys"));
    keys.setTooltip(Icons.tip("Which keys are in force; click for the list  [F1]"));
    bar.setPrefWidth(96);
    bar.setMinWidth(96);
    Button cancel = new Button();
    cancel.setGraphic(new FontIcon(Feather.X));
    cancel.getStyleClass().add("tool");
    cancel.setStyle("-fx-min-width: 20px; -fx-min-height: 20px; -fx-padding: 0;");
    cancel.setTooltip(Icons.tip("Cancel this job"));
    cancel.setOnAction(
        e -> session.jobs().running().stream().findFirst().ifPresent(Jobs.Job::cancel));
    job.setAlignment(Pos.CENTER_LEFT);
    jobText.setMinWidth(Region.USE_PREF_SIZE);
    job.getChildren().addAll(jobText, bar, cancel);
    getChildren().addAll(step, time, hash, pace, history, gap, job, message, keys);
    session.cursorProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session
        .messages()
        .addListener(
            (javafx.collections.ListChangeListener<Message>)
                c -> {
                  shownAt = clock;
                  session.pulse().dirty(paint);
                });
    session
        .pulse()
        .clock(
            dt -> {
              double before = clock;
              clock += dt;
              if ((int) (before * 4) != (int) (clock * 4)) {
                session.pulse().dirty(paint);
              }
            });
  }

  /** Where the 3-D view's pace comes from. */
  void frames(java.util.function.Supplier<String> f) {
    frames = f;
  }

  private static Label figure(double width) {
    Label l = new Label();
    l.getStyleClass().add("figures");
    l.setMinWidth(width);
    return l;
  }

  private void paint() {
    Source s = session.source().orElse(null);
    if (s != null) {
      Episode e = s.episode();
      long at = session.cursor();
      set(step, "step " + at);
      set(time, String.format(Locale.ROOT, "%.2f s", e.time(at)));
      set(hash, String.format(Locale.ROOT, "hash %08x\u2026", e.hash(at) >>> 32));
      Source.Health h = s.health();
      long back =
          session.interventions().map(i -> e.lastStep() - i.oldest()).orElse((long) e.rows() - 1);
      set(
          history,
          String.format(
              Locale.ROOT,
              "history %d steps, %d of %d MB",
              Math.max(0, back),
              (s.live() ? h.historyBytes() : e.frameBytes()) >> 20,
              h.historyLimit() >> 20));
    }
    String f = frames.get();
    set(
        pace,
        (f.isEmpty() ? "" : f + "   ")
            + String.format(Locale.ROOT, "window %.0f/s", session.pulse().fps()));
    boolean driving = session.keysProperty().get() == KeyMap.DRIVING;
    keys.setText(driving ? "Keys: driving" : "Keys: looking");
    keys.getStyleClass().remove("driving");
    if (driving) {
      keys.getStyleClass().add("driving");
    }
    paintJob();
    paintMessage();
  }

  private void paintJob() {
    Jobs.Job j = session.jobs().running().isEmpty() ? null : session.jobs().running().get(0);
    job.setVisible(j != null);
    job.setManaged(j != null);
    if (j != null) {
      double left = j.secondsLeft();
      jobText.setText(
          j.title()
              + (Double.isNaN(left) ? "" : String.format(Locale.ROOT, ", %.0f s left", left)));
      bar.setProgress(j.progress());
    }
  }

  private void paintMessage() {
    int n = session.messages().size();
    Message m = n == 0 ? null : session.messages().get(n - 1);
    boolean show =
        m != null && (m.level() == Message.Level.ERROR || clock - shownAt < 8 || shownAt == 0);
    message.setVisible(show);
    message.getStyleClass().removeAll("error", "warning");
    if (m != null && show) {
      set(message, m.text());
      FontIcon icon =
          new FontIcon(
              m.level() == Message.Level.ERROR
                  ? Feather.ALERT_OCTAGON
                  : m.level() == Message.Level.WARNING ? Feather.ALERT_TRIANGLE : Feather.INFO);
      if (!(message.getGraphic() instanceof FontIcon old)
          || old.getIconCode() != icon.getIconCode()) {
        message.setGraphic(icon);
      }
      if (m.level() == Message.Level.ERROR) {
        message.getStyleClass().add("error");
      } else if (m.level() == Message.Level.WARNING) {
        message.getStyleClass().add("warning");
      }
    }
  }

  private static void set(Label l, String text) {
    if (!l.getText().equals(text)) {
      l.setText(text);
    }
  }
}
