package foxden.app.checkpoint;

import foxden.app.link.Pulse;
import foxden.policies.Mind;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.LanguageReading;
import foxden.policies.language.Tokenizer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/**
 * A language model and a text it has read: the heads with their memory at the left, the map of one
 * of them in the middle. FX thread.
 */
public final class CheckpointView extends BorderPane implements AutoCloseable {

  /** Longest text that is read. */
  static final int MOST = 16_384;

  // Of a loaded text, what the field shows.
  private static final int SHOWN = 2000;

  private final Pulse pulse;
  private final FoxLanguageModel model;
  private final Optional<Tokenizer> tokenizer;
  private final MapModel worker;
  private final MapView map;
  private final TextField text = new TextField();
  private final Label said = new Label();
  private final Label exact = new Label();
  private final Label readOut = new Label();
  private final VBox heads = new VBox(4);
  private final ScrollPane headList = new ScrollPane();
  private final List<ToggleButton> headButtons = new ArrayList<>();
  private final ToggleGroup headGroup = new ToggleGroup();
  private final ToggleGroup quantities = new ToggleGroup();
  private final ToggleButton log = chip("log", "Logarithmic colours for A and F  [G]");
  private final ToggleButton sink =
      chip("first key", "Whether the first key, which heads rest on, is shown  [K]");
  private final ToggleButton boundary =
      chip("proven end", "Line left of which no key can matter: adaptive computation pruning  [B]");
  private final Slider threshold = new Slider(0, 1, 0);
  private final Label thresholdText = new Label();
  private @Nullable LanguageReading reading;
  private HeadMemory[][] memories = new HeadMemory[0][0];
  private Quantity quantity = Quantity.ATTENTION;
  private boolean dark;
  // What was loaded last.
  private String whole = "";
  private int layer;
  private int head;
  // Whether nobody has chosen a head yet, so that the one that looks back furthest is shown.
  private boolean choosing = true;

  /**
   * @param title of the checkpoint, such as its folder's name
   * @param example text to begin with
   */
  public CheckpointView(
      Pulse pulse,
      String title,
      FoxLanguageModel model,
      Optional<Tokenizer> tokenizer,
      String example) {
    this.pulse = pulse;
    this.model = model;
    this.tokenizer = tokenizer;
    this.worker = new MapModel(made -> pulse.post(() -> taken(made)));
    this.map = new MapView(worker, exact::setText);
    setTop(top(title));
    setLeft(left());
    VBox middle = new VBox(8, tools(), map, exact);
    middle.setPadding(new Insets(8, 12, 8, 12));
    VBox.setVgrow(map, Priority.ALWAYS);
    exact.getStyleClass().addAll("small", "figures");
    exact.setMinHeight(18);
    setCenter(middle);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    text.setText(example);
    colours();
    read();
  }

  private VBox top(String title) {
    Label name = new Label(title);
    name.getStyleClass().add("pane-title");
    FoxConfig c = model.config();
    Label shape =
        new Label(
            "%d layers, %d heads of %d, %d tokens, gates %s%s"
                .formatted(
                    c.layers(),
                    c.heads(),
                    c.headDim(),
                    model.vocabulary(),
                    c.parts().gate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    c.parts().ropeBase() > 0 ? ", rotary" : ""));
    shape.getStyleClass().addAll("small", "muted");
    text.setPromptText(
        tokenizer.isPresent()
            ? "a text, or token numbers: 1,2,3"
            : "token numbers: 1,2,3 (the folder has no tokeniser)");
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setOnAction(
        e -> {
          read();
          // The keys of the map go on at once.
          requestFocus();
        });
    Button go = new Button("Read");
    go.setDefaultButton(true);
    go.setOnAction(e -> read());
    Button load = new Button("Load file\u2026");
    load.setOnAction(e -> load());
    said.getStyleClass().addAll("small", "muted");
    HBox line = new HBox(8, text, go, load);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox heading = new HBox(10, name, shape);
    heading.setAlignment(Pos.BASELINE_LEFT);
    VBox box = new VBox(8, heading, line, said);
    box.setPadding(new Insets(10, 12, 8, 12));
    box.setStyle(
        "-fx-background-color: -fox-panel; -fx-border-color: transparent transparent"
            + " -fox-line transparent;");
    return box;
  }

  private ScrollPane left() {
    Label title = new Label("Heads");
    title.getStyleClass().add("pane-title");
    Label help = new Label("memory: tokens until\nthe gates leave 1 %");
    help.getStyleClass().addAll("small", "muted");
    VBox box = new VBox(8, title, help, heads);
    box.setPadding(new Insets(10, 12, 10, 12));
    for (int l = 0; l < model.config().layers(); l++) {
      for (int h = 0; h < model.config().heads(); h++) {
        int ofLayer = l;
        int ofHead = h;
        ToggleButton button = chip("head " + l + "." + h, "Layer " + l + ", head " + h);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setToggleGroup(headGroup);
        button.setOnAction(e -> choose(ofLayer, ofHead));
        headButtons.add(button);
        heads.getChildren().add(button);
      }
    }
    headButtons.get(0).setSelected(true);
    headList.setContent(box);
    headList.setFitToWidth(true);
    headList.setPrefWidth(190);
    headList.setMinWidth(190);
    return headList;
  }

  // Scrolls no further than it takes to see a head.
  private void reveal(ToggleButton button) {
    double room = headList.getViewportBounds().getHeight();
    double hidden = headList.getContent().getLayoutBounds().getHeight() - room;
    if (hidden <= 0) {
      return;
    }
    double top = heads.getLayoutY() + button.getBoundsInParent().getMinY();
    double bottom = heads.getLayoutY() + button.getBoundsInParent().getMaxY();
    double shown = headList.getVvalue() * hidden;
    double to = Math.max(bottom + 10 - room, Math.min(top - 10, shown));
    headList.setVvalue(Math.max(0, Math.min(1, to / hidden)));
  }

  private static ToggleButton chip(String label, String help) {
    ToggleButton button = new ToggleButton(label);
    button.getStyleClass().add("chip");
    button.setFocusTraversable(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(help));
    return button;
  }

  private FlowPane tools() {
    FlowPane tools = new FlowPane(6, 6);
    for (Quantity q : Quantity.values()) {
      ToggleButton button = chip(q.label(), q.help() + "  [" + (q.ordinal() + 1) + "]");
      button.setToggleGroup(quantities);
      button.setUserData(q);
      button.setSelected(q == quantity);
      button.setOnAction(e -> show(q));
      tools.getChildren().add(button);
    }
    log.setSelected(true);
    sink.setSelected(true);
    log.setOnAction(e -> colours());
    boundary.setOnAction(e -> colours());
    sink.setOnAction(e -> show());
    threshold.setPrefWidth(110);
    threshold.setTooltip(new Tooltip("Least value shown, for A, F and the gates' effect"));
    threshold.valueProperty().addListener((o, a, b) -> colours());
    thresholdText.getStyleClass().addAll("small", "muted");
    thresholdText.setMinWidth(78);
    readOut.getStyleClass().addAll("small", "sentence");
    Region gap = new Region();
    gap.setPrefWidth(10);
    HBox least = new HBox(4, thresholdText, threshold);
    least.setAlignment(Pos.CENTER_LEFT);
    tools.getChildren().addAll(gap, log, sink, boundary, least, readOut);
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  /** Light or dark; the scene's theme is the caller's. */
  public void dark(boolean on) {
    dark = on;
    colours();
  }

  /** Shows a quantity. */
  public void show(Quantity q) {
    quantity = q;
    // A switch that changes nothing looks like it.
    log.setDisable(!q.share());
    threshold.setDisable(!q.share() && !q.signed());
    quantities.getToggles().forEach(t -> t.setSelected(t.getUserData() == q));
    show();
  }

  /** Shows a head. */
  public void choose(int ofLayer, int ofHead) {
    choosing = false;
    layer = ofLayer;
    head = ofHead;
    headButtons.get(layer * model.config().heads() + head).setSelected(true);
    show();
  }

  /** Whether the proven end is drawn. */
  public void boundary(boolean on) {
    boundary.setSelected(on);
    colours();
  }

  MapView map() {
    return map;
  }

  /** The line below the text field. */
  String said() {
    return said.getText();
  }

  private void colours() {
    double t = threshold.getValue();
    // Fine near zero, where most weights are.
    double least = t * t * t;
    thresholdText.setText(
        least == 0 ? "show all" : String.format(Locale.ROOT, "show \u2265 %.3f", least));
    map.colours(log.isSelected(), least, boundary.isSelected(), dark);
  }

  private void show() {
    LanguageReading r = reading;
    if (r == null) {
      return;
    }
    map.show(r, layer, head, quantity, sink.isSelected());
    if (memories.length > layer) {
      HeadMemory memory = memories[layer][head];
      readOut.setText(
          String.format(
              Locale.ROOT,
              "head %d.%d: memory %s, looks back %.1f tokens on average",
              layer,
              head,
              memory.windowText(),
              memory.lookBack()));
    }
  }

  private void taken(PooledMap made) {
    map.take(made);
  }

  /** Reads the text in the field. */
  void read() {
    try {
      // A loaded file stays what is read until somebody types something else.
      read(tokens(text.getText().equals(beginning(whole)) ? whole : text.getText()));
    } catch (IllegalArgumentException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void say(String line) {
    said.getStyleClass().remove("complaint");
    said.setText(line);
  }

  // In its own colour: the map below still shows the last text.
  private void complain(String line) {
    say(line);
    said.getStyleClass().add("complaint");
  }

  private int[] tokens(String input) {
    String trimmed = input.strip();
    if (isList(trimmed) || tokenizer.isEmpty()) {
      return numbers(trimmed);
    }
    Tokenizer t = tokenizer.get();
    int[] ids = t.encode(trimmed);
    if (t.begin() < 0) {
      return ids;
    }
    int[] marked = new int[ids.length + 1];
    marked[0] = t.begin();
    System.arraycopy(ids, 0, marked, 1, ids.length);
    return marked;
  }

  // Number by number: one pattern for a list of thousands runs out of stack.
  private static boolean isList(String input) {
    return java.util.Arrays.stream(input.split(",", -1)).allMatch(n -> n.strip().matches("[0-9]+"));
  }

  private static int[] numbers(String list) {
    try {
      return java.util.Arrays.stream(list.split("\\s*,\\s*")).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("give token numbers: 1,2,3", e);
    }
  }

  /** Reads tokens in the background and shows them. */
  public void read(int[] ids) {
    if (ids.length == 0) {
      complain("there is nothing to read yet");
      return;
    }
    int[] kept = java.util.Arrays.copyOf(ids, Math.min(MOST, ids.length));
    say("reading " + kept.length + " tokens\u2026");
    worker.run(
        () -> {
          try {
            LanguageReading made =
                new LanguageReading(
                    model,
                    kept,
                    "text",
                    id -> tokenizer.map(t -> t.show(id)).orElse(Integer.toString(id)));
            HeadMemory[][] all = memories(made.mind());
            pulse.post(() -> opened(made, all, ids.length > MOST));
          } catch (IllegalArgumentException e) {
            pulse.post(() -> complain(String.valueOf(e.getMessage())));
          }
        });
  }

  private static HeadMemory[][] memories(Mind mind) {
    HeadMemory[][] all = new HeadMemory[mind.layers()][mind.heads()];
    for (int l = 0; l < all.length; l++) {
      for (int h = 0; h < all[l].length; h++) {
        all[l][h] = HeadMemory.of(mind, l, h);
      }
    }
    return all;
  }

  private void opened(LanguageReading made, HeadMemory[][] all, boolean cut) {
    reading = made;
    memories = all;
    for (int i = 0; i < headButtons.size(); i++) {
      HeadMemory memory = all[i / model.config().heads()][i % model.config().heads()];
      headButtons
          .get(i)
          .setText(
              "%d.%d   memory %s"
                  .formatted(
                      i / model.config().heads(), i % model.config().heads(), memory.windowText()));
    }
    double loss = made.loss();
    say(
        made.tokens()
            + " tokens"
            + (cut ? " (the rest was left out)" : "")
            + (Double.isNaN(loss)
                ? ""
                : String.format(Locale.ROOT, ", loss %.3f nats a token", loss)));
    if (choosing) {
      furthest(all);
    }
    show();
  }

  private void furthest(HeadMemory[][] all) {
    for (int l = 0; l < all.length; l++) {
      for (int h = 0; h < all[l].length; h++) {
        if (all[l][h].lookBack() > all[layer][head].lookBack()) {
          layer = l;
          head = h;
        }
      }
    }
    ToggleButton chosen = headButtons.get(layer * model.config().heads() + head);
    chosen.setSelected(true);
    reveal(chosen);
  }

  private void load() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("A text to read");
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      try {
        load(Files.readString(file.toPath()));
      } catch (CharacterCodingException e) {
        complain(file + " is not a text in UTF-8");
      } catch (IOException | IllegalArgumentException e) {
        complain(file + ": " + e.getMessage());
      }
    }
  }

  /** Reads a text of any length; the field shows its beginning, and stands for all of it. */
  void load(String content) {
    whole = content;
    text.setText(beginning(content));
    read();
  }

  private static String beginning(String content) {
    // One line is all the field has.
    String line = content.replaceAll("\\s+", " ").strip();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "\u2026" : line;
  }

  private void key(KeyEvent e) {
    if (text.isFocused() || e.isShortcutDown()) {
      return;
    }
    int n = model.config().layers() * model.config().heads();
    int at = layer * model.config().heads() + head;
    KeyCode code = e.getCode();
    int digit = code.ordinal() - KeyCode.DIGIT1.ordinal();
    if (digit >= 0 && digit < Quantity.values().length) {
      show(Quantity.values()[digit]);
    } else if (code == KeyCode.DOWN || code == KeyCode.UP) {
      int to = Math.floorMod(at + (code == KeyCode.DOWN ? 1 : -1), n);
      choose(to / model.config().heads(), to % model.config().heads());
      reveal(headButtons.get(to));
    } else if (code == KeyCode.G) {
      log.fire();
    } else if (code == KeyCode.K) {
      sink.fire();
    } else if (code == KeyCode.B) {
      boundary.fire();
    } else if (code == KeyCode.F) {
      map.fit();
    } else {
      return;
    }
    e.consume();
  }

  @Override
  public void close() {
    worker.close();
  }
}
