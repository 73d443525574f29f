package foxden.app.prompt;

import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.app.session.Session;
import foxden.policies.lmact.Pool;
import foxden.policies.lmact.Prompt;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What a player was shown at the cursor and what it answered; beside any world that has words. The
 * page is made on a thread of its own, for it may have to play demonstrations first. FX thread.
 */
public final class PromptView extends VBox implements AutoCloseable {

  private static final String OWN = "as shown";

  /** Earlier steps are folded when their text is longer than this. */
  private static final int LONG = 4000;

  private static final double PICTURE = 224;

  private final Session session;
  private final Function<String, Pool> pools;
  private final PromptModel model = new PromptModel();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          r -> {
            Thread t = new Thread(r, "foxden-prompt");
            t.setDaemon(true);
            return t;
          });
  private final AtomicLong wanted = new AtomicLong();
  private final ComboBox<String> representation = new ComboBox<>();
  private final Label note = new Label();
  // Who answers and who really plays, where that is not plain from the names.
  private final Label who = new Label();
  private final GridPane answer = new GridPane();
  private final VBox body = new VBox(6);
  private final ScrollPane scroll = new ScrollPane(body);
  // Whether the end stays in view while texts find their height.
  private boolean atEnd;
  private final Fold demonstrations = new Fold(false);
  private final Fold earlier = new Fold(true);
  private final List<Fold> each = new ArrayList<>();
  private final Runnable paint = this::paint;
  private @Nullable Source shownSource;
  private @Nullable Episode shownOf;
  private long shownStep = -1;
  private long shownVersion = -1;
  private boolean filling;
  private boolean eachStepLong;

  /** A heading that shows and hides what is under it. */
  private static final class Fold extends VBox {
    final Label head = new Label();
    final VBox content = new VBox(4);
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private Runnable fill = () -> {};

    Fold(boolean open) {
      super(4);
      head.setGraphic(arrow);
      head.getStyleClass().add("fold");
      head.setOnMouseClicked(e -> open(!content.isVisible()));
      getChildren().addAll(head, content);
      open(open);
    }

    void open(boolean on) {
      content.setVisible(on);
      content.setManaged(on);
      arrow.setIconCode(on ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
      content.getChildren().clear();
      if (on) {
        fill.run();
      }
    }

    // What is folded away is not built.
    void fill(Runnable how) {
      fill = how;
      content.getChildren().clear();
      if (content.isVisible()) {
        how.run();
      }
    }
  }

  /**
   * @param pools demonstrations of a task by its name; asked on a thread of the view's own
   */
  public PromptView(Session session, Function<String, Pool> pools) {
    super(8);
    this.session = session;
    this.pools = pools;
    getStyleClass().add("prompt");
    representation.setFocusTraversable(false);
    representation.getStyleClass().add("small");
    representation.setTooltip(new Tooltip("Representation of the observations"));
    representation.setMinWidth(116);
    representation.valueProperty().addListener((o, a, b) -> again());
    note.getStyleClass().addAll("small", "muted");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    who.getStyleClass().addAll("small", "muted");
    who.setWrapText(true);
    who.setMinHeight(Region.USE_PREF_SIZE);
    who("");
    HBox top = new HBox(8, note, representation);
    top.setAlignment(Pos.CENTER_LEFT);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(60);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    answer.getColumnConstraints().addAll(names, values);
    answer.setHgap(8);
    answer.setVgap(2);
    answer.getStyleClass().add("answer");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(60);
    holdTheEnd();
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(top, who, answer, scroll);
    session.sourceProperty().addListener((o, a, b) -> opened(b));
    session.cursorProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    session.versionProperty().addListener((o, a, b) -> session.pulse().soon(paint));
    visibleProperty().addListener((o, a, b) -> again());
    opened(session.source().orElse(null));
  }

  private void opened(@Nullable Source s) {
    filling = true;
    shownSource = s;
    List<String> all = new ArrayList<>(List.of(OWN));
    if (s != null) {
      s.form().ifPresent(f -> all.addAll(f.representations()));
    }
    representation.getItems().setAll(all);
    representation.setValue(OWN);
    filling = false;
    body.getChildren().clear();
    answer.getChildren().clear();
    boolean worded = s != null && s.form().isPresent();
    representation.setVisible(worded);
    representation.setManaged(worded);
    answer.setVisible(worded);
    answer.setManaged(worded);
    who("");
    note.setText(
        s == null || worded
            ? ""
            : "The task \u201c"
                + s.spec().task()
                + "\u201d has no prompts: it is not put in words.");
    again();
  }

  private void who(String caveat) {
    Source s = shownSource;
    String opponent = s == null ? "" : s.opponent();
    List<String> lines = new ArrayList<>();
    if (!caveat.isEmpty()) {
      lines.add(caveat + ".");
    }
    if (!opponent.isEmpty()) {
      lines.add("Opponent: " + opponent + ".");
    }
    who.setText(String.join("\n", lines));
    who.setVisible(!lines.isEmpty());
    who.setManaged(!lines.isEmpty());
  }

  private void again() {
    if (!filling) {
      shownStep = -1;
      session.pulse().soon(paint);
    }
  }

  private void paint() {
    Source s = shownSource;
    if (s == null || s.form().isEmpty() || !isVisible()) {
      return;
    }
    Episode e = s.episode();
    long step = session.cursor();
    long version = s.live() ? e.version() : e.decisions().size();
    if (e == shownOf && step == shownStep && version == shownVersion) {
      return;
    }
    shownOf = e;
    shownStep = step;
    shownVersion = version;
    TextForm form = s.form().orElseThrow();
    String task = s.spec().task();
    String chosen = representation.getValue();
    String as = chosen == null || chosen.equals(OWN) ? "" : chosen;
    Supplier<Pool> pool = () -> pools.apply(task);
    long ticket = wanted.incrementAndGet();
    writer.execute(
        () -> {
          if (wanted.get() != ticket) {
            return;
          }
          try {
            PromptModel.Page page = model.page(e, step, form, pool, as);
            session
                .pulse()
                .post(
                    () -> {
                      if (wanted.get() == ticket && page != null) {
                        show(page);
                      }
                    });
          } catch (RuntimeException x) {
            String why = String.valueOf(x.getMessage());
            session
                .pulse()
                .post(
                    () -> {
                      if (wanted.get() == ticket) {
                        note.setText("No prompt: " + why);
                      }
                    });
          }
        });
  }

  // ---- The page -------------------------------------------------------------------------------

  private void show(PromptModel.Page p) {
    note.setText(p.note());
    who(p.caveat());
    answer.getChildren().clear();
    if (p.asked()) {
      row(0, "answer", p.answer().isEmpty() ? "(empty)" : p.answer(), p.answer().isEmpty());
      row(1, "read as", p.parsed().isEmpty() ? "(nothing)" : p.parsed(), p.parsed().isEmpty());
      row(2, "executed", p.executed(), false);
      if (!p.reason().isEmpty()) {
        FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("hint");
        Label why = new Label("replaced by a legal action: " + p.reason(), icon);
        why.getStyleClass().addAll("small", "sentence");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        answer.add(why, 0, 3, 2, 1);
      }
    } else if (p.decided()) {
      row(0, p.driver().isEmpty() ? "executed" : p.driver(), p.executed(), false);
    } else {
      row(0, "action", "not yet decided", true);
    }
    pieces(p);
  }

  private void row(int at, String name, String value, boolean faint) {
    Label n = new Label(name);
    n.getStyleClass().addAll("small", "muted");
    n.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(n, javafx.geometry.VPos.TOP);
    Label v = new Label(value.length() > 600 ? value.substring(0, 600) + "\u2026" : value);
    v.getStyleClass().add(faint ? "muted" : "words");
    v.setWrapText(true);
    v.setMinHeight(Region.USE_PREF_SIZE);
    if (value.length() > 600) {
      v.setTooltip(new Tooltip(value));
    }
    answer.add(n, 0, at);
    answer.add(v, 1, at);
  }

  private void pieces(PromptModel.Page p) {
    body.getChildren().clear();
    if (!p.sent().isEmpty()) {
      words(body, p, p.sent());
      bottom();
      return;
    }
    var pieces = p.pieces();
    words(body, p, pieces.before());
    int n = pieces.demonstrations().size();
    if (n > 0) {
      demonstrations.head.setText(n == 1 ? "1 demonstration" : n + " demonstrations");
      demonstrations.fill(() -> demonstrations(p));
      body.getChildren().add(demonstrations);
    }
    words(body, p, pieces.heading());
    int steps = pieces.earlier().size();
    if (steps > 0) {
      boolean folded = pieces.earlier().stream().mapToInt(String::length).sum() > LONG;
      if (folded != eachStepLong) {
        eachStepLong = folded;
        earlier.open(!folded);
      }
      earlier.head.setText(steps == 1 ? "1 earlier step" : steps + " earlier steps");
      earlier.fill(() -> words(earlier.content, p, String.join("", pieces.earlier())));
      body.getChildren().add(earlier);
    }
    words(body, p, pieces.present());
    words(body, p, pieces.after());
    bottom();
  }

  // The present observation is what one looks for.
  private void bottom() {
    atEnd = true;
    toEnd();
  }

  // A pulse later, since the pane itself holds the place of the top where its content grows.
  private void toEnd() {
    if (atEnd) {
      session.pulse().post(() -> scroll.setVvalue(1));
    }
  }

  private void holdTheEnd() {
    body.heightProperty().addListener(h -> toEnd());
    // Whoever scrolls or unfolds something wants to read there.
    scroll.addEventFilter(ScrollEvent.SCROLL, e -> atEnd = false);
    scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> atEnd = false);
    scroll.addEventFilter(KeyEvent.KEY_PRESSED, e -> atEnd = false);
  }

  private void demonstrations(PromptModel.Page p) {
    List<String> texts = p.pieces().demonstrations();
    demonstrations.content.getChildren().clear();
    while (each.size() < texts.size()) {
      each.add(new Fold(false));
    }
    for (int i = 0; i < texts.size(); i++) {
      Fold fold = each.get(i);
      String text = texts.get(i);
      fold.head.setText("no. " + p.demonstrations().get(i) + " of the pool");
      fold.getStyleClass().setAll("inner-fold");
      fold.fill(() -> words(fold.content, p, text));
      demonstrations.content.getChildren().add(fold);
    }
  }

  private static void words(VBox to, PromptModel.Page p, String text) {
    for (Prompt.Part part : p.pieces().whole().parts(text)) {
      if (part instanceof Prompt.Words w) {
        String shown = w.text().replaceAll("^\\R+|\\s*\\R\\s*$", "");
        if (!shown.isBlank()) {
          Label l = new Label(shown);
          l.getStyleClass().add("words");
          l.setWrapText(true);
          l.setMinHeight(Region.USE_PREF_SIZE);
          to.getChildren().add(l);
        }
      } else if (part instanceof Prompt.Picture picture) {
        to.getChildren().add(picture(picture));
      }
    }
  }

  private static Node picture(Prompt.Picture picture) {
    Observation.Image image = picture.image();
    WritableImage to = new WritableImage(image.width(), image.height());
    to.getPixelWriter()
        .setPixels(
            0,
            0,
            image.width(),
            image.height(),
            PixelFormat.getByteRgbInstance(),
            image.rgb(),
            0,
            3 * image.width());
    ImageView view = new ImageView(to);
    view.setPreserveRatio(true);
    view.setFitWidth(Math.min(PICTURE, image.width()));
    view.setSmooth(image.width() > PICTURE);
    Label tag =
        new Label(picture.tag() + "  " + image.width() + " x " + image.height() + " pixels");
    tag.getStyleClass().addAll("small", "muted");
    return new VBox(2, tag, view);
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
