package foxden.app.whatif;

import foxden.app.link.Source;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.app.session.WhatIf;
import foxden.app.theme.Draw;
import foxden.app.theme.Palette;
import foxden.policies.Alteration;
import foxden.policies.Mind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Asks what would happen from the cursor on if something about the mind were different, and shows
 * both ways: the first action that differs, how far the worlds part, and what a head attended to on
 * both. Both ways are drawn in the world; the slider moves along them.
 */
public final class WhatIfView extends VBox {

  private static final int BARS = 96;
  private static final String COVER = "Cover tokens";
  private static final String SENSE = "Break a sensor";
  private static final String GATE = "Hold a forget gate";
  private static final String HEAD = "Switch a head off";

  private final Session session;
  private final ComboBox<String> kind = new ComboBox<>();
  private final ComboBox<String> group = new ComboBox<>();
  private final CheckBox past = new CheckBox("and its past");
  private final ComboBox<String> channel = new ComboBox<>();
  private final ComboBox<String> fault = new ComboBox<>();
  private final TextField amount = new TextField("0.05");
  private final Slider gate = new Slider(0, 1, 1);
  private final Label gateValue = new Label("1.00");
  private final Label head = new Label();
  private final TextField seconds = new TextField("3");
  // What is changed, for how long, and the button: on as many lines as they need.
  private final FlowPane choice = new FlowPane(8, 4);
  private final HBox length = new HBox(8);
  private final Label none =
      new Label("What if asks a network: choose fox as the driver, or open a recording it reads.");
  private final Label answer = new Label();
  private final Label apart = new Label();
  private final Label note = new Label();
  private final Slider along = new Slider();
  private final Label at = new Label();
  private final Canvas rows = new Canvas(100, 76);
  private final VBox shown = new VBox(4);
  private final Draw draw = new Draw();
  private final Runnable paint = this::paint;
  private boolean following;

  public WhatIfView(Session session) {
    super(8);
    this.session = session;
    getStyleClass().add("whatif");
    kind.getItems().setAll(COVER, SENSE, GATE, HEAD);
    kind.setValue(HEAD);
    fault.getItems().setAll("frozen", "dark", "with noise", "off by");
    fault.setValue("frozen");
    amount.setPrefColumnCount(4);
    amount.setTooltip(new Tooltip("In the channel's own units: m, rad, m/s"));
    seconds.setPrefColumnCount(3);
    gate.setPrefWidth(80);
    gate.setFocusTraversable(false);
    head.getStyleClass().add("small");
    head.setTooltip(new Tooltip("The head that is chosen in the mind above"));
    kind.setMinWidth(156);
    for (ComboBox<?> b : List.of(kind, group, channel, fault)) {
      b.setFocusTraversable(false);
      b.getStyleClass().add("small");
    }
    channel.setMaxWidth(130);
    past.getStyleClass().add("small");
    past.setTooltip(new Tooltip("As if it had never seen any of them"));
    Button run = new Button("Run both", new FontIcon(Feather.PLAY));
    run.getStyleClass().add("accent");
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.setTooltip(new Tooltip("From the cursor on, once as it is and once with the change"));
    run.setOnAction(e -> ask());
    seconds.setOnAction(e -> ask());
    Label forSeconds = small("for");
    Label s = small("s");
    seconds.setMinWidth(48);
    length.getChildren().addAll(forSeconds, seconds, s, run);
    length.setAlignment(Pos.CENTER_LEFT);
    choice.setAlignment(Pos.CENTER_LEFT);
    none.getStyleClass().add("empty");
    none.setWrapText(true);
    for (Label l : List.of(answer, apart, note)) {
      l.getStyleClass().add("small");
      l.setWrapText(true);
      l.setMinHeight(Region.USE_PREF_SIZE);
    }
    note.getStyleClass().add("muted");
    at.getStyleClass().addAll("small", "figures");
    at.setMinWidth(52);
    along.setFocusTraversable(false);
    HBox.setHgrow(along, Priority.ALWAYS);
    Button close = new Button("", new FontIcon(Feather.X));
    close.getStyleClass().addAll("tool", "tiny");
    close.setTooltip(new Tooltip("Back to the world"));
    close.setAccessibleText("Back to the world");
    close.setOnAction(e -> session.whatIf().close());
    HBox slide = new HBox(8, along, at, close);
    slide.setAlignment(Pos.CENTER_LEFT);
    shown.getChildren().addAll(answer, slide, rows, apart, note);
    ScrollPane scroll = new ScrollPane(new VBox(8, choice, none, shown));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);

    kind.valueProperty().addListener((o, a, b) -> choices());
    fault.valueProperty().addListener((o, a, b) -> choices());
    gate.valueProperty()
        .addListener(
            (o, a, b) -> gateValue.setText(String.format(Locale.ROOT, "%.2f", b.doubleValue())));
    along
        .valueProperty()
        .addListener(
            (o, a, b) -> {
              if (!following) {
                session.whatIf().stepProperty().set(Math.round(b.doubleValue()));
              }
            });
    session.whatIf().resultProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.whatIf().stepProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.layerProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.headProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.darkProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.sourceProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.versionProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    widthProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    choices();
    paint();
  }

  private static Label small(String text) {
    Label l = new Label(text);
    l.getStyleClass().addAll("small", "muted");
    l.setMinWidth(Region.USE_PREF_SIZE);
    return l;
  }

  private void choices() {
    List<Node> now = new ArrayList<>();
    now.add(kind);
    switch (kind.getValue()) {
      case COVER -> now.addAll(List.of(group, past));
      case SENSE -> {
        now.addAll(List.of(channel, fault));
        if (fault.getValue().equals("with noise") || fault.getValue().equals("off by")) {
          now.add(amount);
        }
      }
      case GATE -> now.addAll(List.of(head, small("at"), gate, gateValue));
      default -> now.add(head);
    }
    now.add(length);
    choice.getChildren().setAll(now);
  }

  private void ask() {
    Alteration change = wish();
    double s = number(seconds.getText());
    if (change == null) {
      return;
    }
    if (!(s > 0 && s <= 60)) {
      session.say(Message.Level.WARNING, "Run both for more than 0 and at most 60 s.");
      return;
    }
    session.whatIf().ask(new WhatIf.Wish(change, s));
  }

  private @Nullable Alteration wish() {
    int layer = session.layerProperty().get();
    int number = session.headProperty().get();
    switch (kind.getValue()) {
      case COVER -> {
        return group.getValue() == null
            ? null
            : new Alteration.Cover(group.getValue(), past.isSelected());
      }
      case SENSE -> {
        double a = number(amount.getText());
        if (channel.getValue() == null || Double.isNaN(a)) {
          session.say(
              Message.Level.WARNING, "\"" + amount.getText() + "\" is no number for a sensor.");
          return null;
        }
        return new Alteration.Sense(channel.getValue(), fault(fault.getValue()), a);
      }
      case GATE -> {
        return new Alteration.Gate(layer, number, gate.getValue());
      }
      default -> {
        return new Alteration.HeadOff(layer, number);
      }
    }
  }

  private static Alteration.Fault fault(String name) {
    return switch (name) {
      case "frozen" -> Alteration.Fault.FROZEN;
      case "dark" -> Alteration.Fault.DARK;
      case "with noise" -> Alteration.Fault.NOISE;
      default -> Alteration.Fault.OFFSET;
    };
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private void paint() {
    Source source = session.source().orElse(null);
    Mind mind = session.mind().orElse(null);
    boolean can = source != null && (mind != null || source.drivers().contains("fox"));
    none.setVisible(!can);
    none.setManaged(!can);
    int layer = session.layerProperty().get();
    int number = session.headProperty().get();
    head.setText("head " + layer + "." + number);
    offer(group, mind == null ? List.of() : WhatIfModel.groups(mind));
    offer(channel, source == null ? List.of() : WhatIfModel.channels(source.spec()));
    WhatIf.Result r = session.whatIf().resultProperty().get();
    shown.setVisible(r != null);
    shown.setManaged(r != null);
    if (r == null) {
      return;
    }
    long step = session.whatIf().stepProperty().get();
    following = true;
    along.setMin(r.from());
    along.setMax(Math.max(r.from() + 1, r.to()));
    along.setValue(step);
    following = false;
    at.setText(
        String.format(
            Locale.ROOT, "%.2f s", step * session.source().orElseThrow().spec().tickSeconds()));
    answer.setText(WhatIfModel.action(r));
    apart.setText(WhatIfModel.world(r, step));
    note.setText(r.note());
    note.setVisible(!r.note().isEmpty());
    note.setManaged(!r.note().isEmpty());
    rows(r, step, layer, number);
  }

  private static void offer(ComboBox<String> box, List<String> items) {
    if (!box.getItems().equals(items)) {
      String before = box.getValue();
      box.getItems().setAll(items);
      box.setValue(items.contains(before) ? before : items.isEmpty() ? null : items.get(0));
    }
  }

  // The row of the chosen head at the decision in force, on both ways, over the same tokens.
  private void rows(WhatIf.Result r, long step, int layer, int number) {
    double w = Math.max(100, getWidth() - 24);
    rows.setWidth(w);
    GraphicsContext g = rows.getGraphicsContext2D();
    g.clearRect(0, 0, w, rows.getHeight());
    Palette p = Palette.of(session.darkProperty().get());
    row(g, r.mindAsItIs(), "as it is", step, layer, number, 0, w, p, p.band(0));
    row(g, r.mindChanged(), "changed", step, layer, number, 38, w, p, p.accent());
  }

  private void row(
      GraphicsContext g,
      Optional<Mind> of,
      String name,
      long step,
      int layer,
      int number,
      double y,
      double w,
      Palette p,
      int color) {
    Mind mind = of.orElse(null);
    g.setFill(Draw.color(p.text()));
    g.setFont(draw.small());
    g.setTextBaseline(javafx.geometry.VPos.CENTER);
    int query = mind == null ? -1 : WhatIfModel.query(mind, step);
    if (mind == null || query < 0 || layer >= mind.layers() || number >= mind.heads()) {
      g.fillText(name + ": nothing attended to yet", 0, y + 8);
      return;
    }
    double tick = session.source().orElseThrow().spec().tickSeconds();
    WhatIfModel.Attended a =
        WhatIfModel.attended(mind, layer, number, query, mind.tokens(), BARS, tick);
    g.fillText(
        draw.cut(
            String.format(
                Locale.ROOT, "%s, head %d.%d: %s", name, layer, number, WhatIfModel.words(a)),
            w),
        0,
        y + 7);
    double most = 1e-6;
    for (double b : a.bars()) {
      most = Math.max(most, b);
    }
    g.setFill(Draw.color(p.grid()));
    g.fillRect(0, y + 33, w, 1);
    g.setFill(Draw.color(color));
    for (int i = 0; i < BARS; i++) {
      double h = 18 * Math.sqrt(a.bars()[i] / most);
      g.fillRect(i * w / BARS, y + 33 - h, Math.max(1, w / BARS - 1), h);
    }
  }
}
