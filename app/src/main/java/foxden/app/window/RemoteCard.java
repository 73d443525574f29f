package foxden.app.window;

import foxden.app.card.Card;
import foxden.app.command.Command;
import foxden.app.command.Command.Menu;
import foxden.app.command.Commands;
import foxden.app.command.KeyMap;
import foxden.app.session.Jobs;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.policies.remote.RemoteAddress;
import foxden.policies.remote.RemotePolicy;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks where another program's policy is, tries it, and lets it drive. */
final class RemoteCard extends Card {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Session session;
  private final TextField field = new TextField("ws://127.0.0.1:8000");
  private final Label told = new Label();
  private final Button drive = new Button("Let it drive", new FontIcon(Feather.PLAY));

  RemoteCard(Session session) {
    super(Pos.CENTER);
    this.session = session;
    Label title = new Label("Let another program drive");
    title.getStyleClass().add("pane-title");
    Label what =
        new Label(
            "Address of its policy server. It greets in msgpack (openpi, BEHAVIOR) or in lockstep"
                + " JSON; both are found out. Options after a #: timeout=5&execute=8&map=FILE.");
    what.setWrapText(true);
    what.getStyleClass().addAll("small", "muted");
    what.setMinHeight(Region.USE_PREF_SIZE);
    told.setWrapText(true);
    told.setMinHeight(34);
    told.setAlignment(Pos.TOP_LEFT);
    told.getStyleClass().addAll("small", "lesson-verdict");
    Button look = new Button("Try");
    Button cancel = new Button("Cancel");
    drive.getStyleClass().add("accent");
    look.setOnAction(e -> connect(false));
    drive.setOnAction(e -> connect(true));
    cancel.setOnAction(e -> hide());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    VBox card = new VBox(12, title, what, field, told, new HBox(8, cancel, gap, look, drive));
    card.getStyleClass().add("card");
    card.setMaxSize(460, Region.USE_PREF_SIZE);
    getChildren().add(card);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            hide();
            e.consume();
          } else if (e.getCode() == KeyCode.ENTER) {
            connect(true);
            e.consume();
          }
        });
  }

  static void add(Commands c, Session session, WorkbenchWindow w) {
    c.add(
        Command.of(
                "drive.remote",
                Menu.RUN,
                "Let another program drive\u2026",
                () -> w.remote().open())
            .help("A policy server: openpi, BEHAVIOR, or forty lines of Python.")
            .icon(Feather.GLOBE)
            .keys(KeyMap.ALWAYS, "Ctrl+P")
            .when(() -> session.source().isPresent())
            .build());
  }

  void open() {
    say("", false);
    setVisible(true);
    field.requestFocus();
    field.selectAll();
  }

  private void say(String text, boolean wrong) {
    told.setText(text);
    told.pseudoClassStateChanged(WRONG, wrong);
  }

  private void connect(boolean thenDrive) {
    String typed = field.getText().strip();
    RemoteAddress address;
    try {
      address = RemoteAddress.parse(typed);
    } catch (IllegalArgumentException e) {
      say(Jobs.sentence(e), true);
      return;
    }
    say("Asking " + address + "\u2026", false);
    session
        .jobs()
        .start(
            "Asking " + address,
            job -> {
              String answer;
              boolean there;
              try (RemotePolicy policy = new RemotePolicy(address)) {
                answer = "There: " + policy.server();
                there = true;
              } catch (IllegalArgumentException e) {
                answer = Jobs.sentence(e);
                there = false;
              }
              String line = answer;
              boolean found = there;
              session.pulse().post(() -> answered(typed, line, found, thenDrive));
            });
  }

  private void answered(String typed, String line, boolean there, boolean thenDrive) {
    say(line, !there);
    if (!there || !thenDrive || !isVisible()) {
      return;
    }
    String name = typed.startsWith(RemoteAddress.PREFIX) ? typed : RemoteAddress.PREFIX + typed;
    hide();
    session.drive(name);
    session.play(true);
    session.say(Message.Level.INFO, line);
  }
}
