package foxden.app.window;

import foxden.app.branches.BranchesView;
import foxden.app.command.Command;
import foxden.app.command.Commands;
import foxden.app.command.KeyMap;
import foxden.app.command.PaletteView;
import foxden.app.demos.Offer;
import foxden.app.demos.OpenView;
import foxden.app.experiments.ExperimentsActions;
import foxden.app.experiments.ExperimentsView;
import foxden.app.findings.StoriesView;
import foxden.app.findings.StudiesView;
import foxden.app.goals.GoalsView;
import foxden.app.inspect.DialsView;
import foxden.app.inspect.InspectView;
import foxden.app.inspect.SceneView;
import foxden.app.inspect.StopsView;
import foxden.app.lesson.LessonView;
import foxden.app.library.LibraryView;
import foxden.app.link.Source;
import foxden.app.mind.MindView;
import foxden.app.prompt.PromptView;
import foxden.app.scene3d.CameraMode;
import foxden.app.session.Session;
import foxden.app.theme.Theme;
import foxden.app.timeline.TimelineView;
import foxden.app.whatif.WhatIfView;
import foxden.policies.human.PadDevice;
import foxden.policies.human.PadSource;
import foxden.policies.lmact.Pool;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The one window: world in the middle, goals and scene on the left, mind and inspector on the
 * right, time below. Columns collapse and come back where they were.
 */
public final class WorkbenchWindow implements AutoCloseable {

  private static final String INSPECTOR = "Inspector";
  private static final String WHAT_IF = "What if";
  private static final String MIND = "Mind";
  private static final String PROMPT = "Prompt";

  /** Room for about forty letters a line. */
  private static final double LESSON_WIDTH = 336;

  /** Least heights of the mind: beside the inspector, and while something is asked below it. */
  private static final double MIND_WANTED = 340;

  private static final double MIND_LEAST = 180;

  /** Height in which a question and its answer fit. */
  private static final double ASKING = 250;

  /** The task that always has a mind to look into. */
  private static final String ARENA = "gridworld";

  private final Session session;
  private final Commands commands;
  private final Scene scene;
  private final StackPane root = new StackPane();
  private final SplitPane across = new SplitPane();
  private final SplitPane down = new SplitPane();
  private final SplitPane leftColumn = new SplitPane();
  private final SplitPane rightColumn = new SplitPane();
  private final TimelineView timeline;
  private final MindView mind;
  private final PromptView prompt;
  private final Tabs minds = new Tabs();
  private final WorldHost world;
  private final StatusBar status;
  private final PaletteView palette;
  private final HelpCard help;
  private final OpenView opening;
  private final LibraryView library;
  private final ExperimentsView experiments;
  private final Driving driving;
  private final Tabs aside = new Tabs();
  private final TakeCard card;
  private final RemoteCard remote;
  private final LessonView lesson;
  private final Tabs things = new Tabs();
  private final double[] remembered;
  private @Nullable CameraMode cameraBefore;
  private @Nullable StudiesView studies;
  private @Nullable StoriesView stories;
  private Runnable bundle = () -> {};
  // Where the mind ended before something was asked; NaN while nothing is.
  private double mindBefore = Double.NaN;
  private boolean lessonShown;
  private boolean left;
  private boolean right;
  private boolean bottom;

  /**
   * Builds the window's content; it is shown by putting {@link #scene()} on a stage.
   *
   * @param world the view in the middle
   * @param offers what can be opened
   * @param chosen told what shall be opened
   * @param takes what is recorded by hand
   * @param shelf what can be done to demonstrations
   * @param sweeps what the experiments view asks for
   * @param pools demonstrations of a task, for prompts
   * @param pads game pads
   */
  WorkbenchWindow(
      Session session,
      Commands commands,
      WorldHost world,
      Layout layout,
      Supplier<List<Offer>> offers,
      Consumer<String> chosen,
      Takes takes,
      Shelf shelf,
      ExperimentsActions sweeps,
      Function<String, Pool> pools,
      PadSource pads) {
    this.session = session;
    this.driving = new Driving(session, pads, this::asked);
    this.commands = commands;
    this.world = world;
    this.timeline = new TimelineView(session);
    this.mind = new MindView(session);
    this.prompt = new PromptView(session, pools);
    this.remembered = layout.dividers().clone();
    this.left = layout.left();
    this.right = layout.right();
    this.bottom = layout.bottom();
    session.darkProperty().set(layout.dark());
    WorkbenchCommands.addFileCommands(commands, this);
    WorkbenchCommands.addRunCommands(commands, session);
    RemoteCard.add(commands, session, this);
    TakeCommands.add(commands, session, takes, shelf);
    WorkbenchCommands.addViewCommands(commands, session, this);
    HelpCommands.add(commands, this);
    this.palette = new PaletteView(commands);
    this.opening = new OpenView(offers, chosen);
    this.library = new LibraryView(session, shelf);
    this.experiments = new ExperimentsView(session, sweeps);
    shelf.onChange(library::reload);
    shelf.eye(world.view()::eye);
    session.labels().onTrim(shelf::trimOpen);
    this.help = new HelpCard(session, commands);
    this.lesson = new LessonView(session, new LessonHost(session, commands, this, takes, chosen));
    lesson.onChange(this::lessonChanged);
    SplitPane.setResizableWithParent(lesson, false);
    this.status = new StatusBar(session, commands);
    status.frames(world::pace);

    if (offers.get().stream().anyMatch(o -> o.target().equals(ARENA))) {
      mind.offer("Open the grid world: a fox plays it", () -> chosen.accept(ARENA));
    }
    GoalsView goals = new GoalsView(session);
    SceneView scene3 = new SceneView(session);
    BranchesView branches = new BranchesView(session);
    things.add("Scene", scene3);
    things.add("World", new DialsView(session));
    things.add("Branches", branches);
    things.add("Stops", new StopsView(session));
    // A walker is one thing; its world has more to offer than a list of it.
    Runnable turns =
        () -> {
          boolean dials = session.interventions().map(i -> !i.dials().isEmpty()).orElse(false);
          things.offer(dials ? "World" : "Scene", true);
          things.offer(dials ? "Scene" : "World", false);
        };
    session.sourceProperty().addListener((o, a, b) -> turns.run());
    turns.run();
    Tabs inspect = this.aside;
    inspect.add(INSPECTOR, new InspectView(session));
    inspect.add(WHAT_IF, new WhatIfView(session));
    minds.add(MIND, mind);
    minds.add(PROMPT, prompt);
    session.sourceProperty().addListener((o, a, b) -> offerPrompt());
    offerPrompt();
    for (Region pane : List.of(goals, things, inspect, minds)) {
      pane.getStyleClass().add("pane");
    }
    goals.setMinSize(160, 80);
    things.setMinSize(160, 80);
    inspect.setMinSize(240, 72);
    minds.setMinSize(300, MIND_WANTED);
    leftColumn.setOrientation(Orientation.VERTICAL);
    leftColumn.getItems().addAll(goals, things);
    rightColumn.setOrientation(Orientation.VERTICAL);
    rightColumn.getItems().addAll(minds, inspect);
    inspect.onShow(this::roomAside);
    down.setOrientation(Orientation.VERTICAL);
    SplitPane.setResizableWithParent(leftColumn, false);
    SplitPane.setResizableWithParent(rightColumn, false);
    SplitPane.setResizableWithParent(timeline, false);
    SplitPane.setResizableWithParent(inspect, false);

    BorderPane frame = new BorderPane(down);
    frame.setTop(new VBox(new TopBar(session, commands)));
    frame.setBottom(status);
    world.drive(driving, takes);
    this.card = new TakeCard(session, takes, chosen);
    this.remote = new RemoteCard(session);
    root.getChildren().addAll(frame, library, experiments, palette, opening, help, card, remote);
    root.setFocusTraversable(true);
    // In a window that is too small the right edge goes, not both.
    root.setAlignment(Pos.TOP_LEFT);
    scene = new Scene(root, layout.width(), layout.height());
    Theme.apply(scene, session.darkProperty().get());
    session
        .darkProperty()
        .addListener(
            (o, a, b) -> {
              Theme.apply(scene, b);
              world.dark(b);
            });
    world.dark(session.darkProperty().get());
    arrange();
    root.requestFocus();
    for (Node pane : List.of(leftColumn, rightColumn, timeline)) {
      pane.addEventFilter(InputEvent.ANY, e -> session.pulse().touched());
    }
    scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> session.pulse().touched());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    session.keysProperty().addListener((o, a, b) -> lookAtRobot(b));
  }

  public Scene scene() {
    return scene;
  }

  TimelineView timeline() {
    return timeline;
  }

  MindView mind() {
    return mind;
  }

  WorldHost world() {
    return world;
  }

  PaletteView palette() {
    return palette;
  }

  HelpCard help() {
    return help;
  }

  LibraryView library() {
    return library;
  }

  ExperimentsView experiments() {
    return experiments;
  }

  OpenView opening() {
    return opening;
  }

  /** Who writes bug bundles. */
  void onBundle(Runnable write) {
    bundle = write;
  }

  void bundle() {
    bundle.run();
  }

  /** The card of studies, over everything else. */
  void studies(StudiesView view) {
    studies = view;
    root.getChildren().add(view);
  }

  @Nullable StudiesView studies() {
    return studies;
  }

  /** The card of the language models' findings, over everything else. */
  void stories(StoriesView view) {
    stories = view;
    root.getChildren().add(view);
  }

  @Nullable StoriesView stories() {
    return stories;
  }

  RemoteCard remote() {
    return remote;
  }

  LessonView lesson() {
    return lesson;
  }

  /** Brings one of the panes that share a place to the front. */
  void bring(String pane) {
    things.show(pane);
  }

  /** Nothing is held down any more, for the window lost the keyboard. */
  void letGo() {
    driving.letGo();
  }

  // Whoever drives wants to see the robot from behind; afterwards one looks as before.
  private void lookAtRobot(KeyMap keys) {
    CameraMode now = world.view().cameraModeProperty().get();
    boolean robot =
        session.source().map(s -> s.spec().bodies().contains("robot/base_link")).orElse(false);
    if (keys == KeyMap.DRIVING && robot && now == CameraMode.ORBIT) {
      cameraBefore = now;
      world.camera(CameraMode.FOLLOW);
    } else if (keys != KeyMap.DRIVING && cameraBefore != null) {
      if (now == CameraMode.FOLLOW) {
        world.camera(cameraBefore);
      }
      cameraBefore = null;
    }
  }

  /** Brings the counterfactuals to the front, with room for them. */
  void askWhatIf() {
    if (!right) {
      show(Part.RIGHT, true);
    }
    aside.show(WHAT_IF);
  }

  // An answer to "what if" needs more room than the inspector: in a low window the mind gives it.
  private void roomAside(String pane) {
    boolean asks = pane.equals(WHAT_IF);
    minds.setMinHeight(asks ? MIND_LEAST : MIND_WANTED);
    if (asks && Double.isNaN(mindBefore)) {
      mindBefore = rightColumn.getDividerPositions()[0];
      double share = 1 - ASKING / Math.max(ASKING, rightColumn.getHeight());
      rightColumn.setDividerPosition(0, Math.min(mindBefore, Math.max(0.4, share)));
    } else if (!asks && !Double.isNaN(mindBefore)) {
      rightColumn.setDividerPosition(0, mindBefore);
      mindBefore = Double.NaN;
    }
  }

  // Prompts are there where a world has words, and in front where nobody has a mind to look into.
  private void offerPrompt() {
    boolean worded = session.source().flatMap(Source::form).isPresent();
    minds.heads(worded);
    minds.offer(PROMPT, worded);
    if (worded && session.mind().isEmpty()) {
      minds.show(PROMPT);
    } else {
      minds.show(MIND);
    }
  }

  /** Brings the prompt to the front, or the mind again. */
  void flipPrompt() {
    if (!right) {
      show(Part.RIGHT, true);
    }
    boolean asked = !prompt.isVisible();
    boolean worded = session.source().flatMap(Source::form).isPresent();
    // A world without prompts has no such tab; whoever asks is told so there, and finds back.
    minds.heads(worded || asked);
    minds.offer(PROMPT, worded || asked);
    minds.show(asked ? PROMPT : MIND);
  }

  /** The next way to look. */
  void nextCamera() {
    CameraMode[] all = CameraMode.values();
    world.camera(all[(world.view().cameraModeProperty().get().ordinal() + 1) % all.length]);
  }

  // What a button of a game pad asks of the program.
  private void asked(PadDevice.Ask ask) {
    switch (ask) {
      case RECORD -> commands.run("take.record");
      case CHECKPOINT -> commands.run("take.checkpoint");
      case ROLL_BACK -> commands.run("take.rollback");
      case CAMERA -> nextCamera();
      case HAND_BACK -> commands.run("drive.takeover");
    }
  }

  /** Panes that can be hidden. */
  enum Part {
    LEFT,
    RIGHT,
    BOTTOM
  }

  boolean shows(Part part) {
    return switch (part) {
      case LEFT -> left;
      case RIGHT -> right;
      case BOTTOM -> bottom;
    };
  }

  void show(Part part, boolean on) {
    remember();
    switch (part) {
      case LEFT -> left = on;
      case RIGHT -> right = on;
      case BOTTOM -> bottom = on;
    }
    arrange();
  }

  /** Opens and closes parts at once. */
  void show(boolean wantLeft, boolean wantRight, boolean wantBottom) {
    remember();
    left = wantLeft;
    right = wantRight;
    bottom = wantBottom;
    arrange();
  }

  // A lesson comes or goes: its column is left of everything.
  private void lessonChanged() {
    remember();
    lessonShown = lesson.running();
    arrange();
  }

  /** Only the world, or everything again. */
  void onlyWorld() {
    remember();
    boolean any = left || right || bottom;
    left = !any;
    right = !any;
    bottom = !any;
    arrange();
  }

  private void arrange() {
    across.getItems().clear();
    if (lessonShown) {
      across.getItems().add(lesson);
    }
    if (left) {
      across.getItems().add(leftColumn);
    }
    across.getItems().add(world);
    if (right) {
      across.getItems().add(rightColumn);
    }
    down.getItems().clear();
    down.getItems().add(across);
    if (bottom) {
      down.getItems().add(timeline);
    }
    applyDividers();
    // A split pane forgets positions set before its first layout.
    session.pulse().post(this::applyDividers);
    keepKeys();
  }

  // Who had the keyboard is gone with his pane: the world has it now, lest a field to type in takes
  // the keys that are commands.
  private void keepKeys() {
    Scene shown = world.getScene();
    Node owner = shown == null ? null : shown.getFocusOwner();
    if (shown != null && (owner == null || owner.getScene() == null)) {
      world.requestFocus();
    }
  }

  /** Moves the dividers so that the world is as large as this, where the window has room. */
  void fitWorld(double width, double height) {
    double[] at = across.getDividerPositions();
    if (left && right && at.length == 2) {
      double more = (width - world.getWidth()) / across.getWidth();
      double keep = 1 - more / (at[0] + 1 - at[1]);
      across.setDividerPositions(at[0] * keep, 1 - (1 - at[1]) * keep);
    }
    if (bottom) {
      double more = (height - world.getHeight()) / down.getHeight();
      down.setDividerPosition(0, down.getDividerPositions()[0] + more);
    }
  }

  private void applyDividers() {
    double shift = 0;
    int at = 0;
    if (lessonShown) {
      shift = LESSON_WIDTH / Math.max(across.getWidth(), 1264);
      across.setDividerPosition(at++, shift);
    }
    if (left) {
      across.setDividerPosition(at++, remembered[0] + shift);
    }
    if (right) {
      across.setDividerPosition(at, remembered[1]);
    }
    if (bottom) {
      down.setDividerPosition(0, remembered[2]);
    }
    leftColumn.setDividerPosition(0, remembered[3]);
    rightColumn.setDividerPosition(0, remembered[4]);
  }

  private void remember() {
    int at = 0;
    double shift = 0;
    double[] dividers = across.getDividerPositions();
    if (lessonShown) {
      shift = dividers[at++];
    }
    if (left) {
      remembered[0] = dividers[at++] - shift;
    }
    if (right) {
      remembered[1] = dividers[at];
    }
    if (bottom) {
      remembered[2] = down.getDividerPositions()[0];
    }
    remembered[3] = leftColumn.getDividerPositions()[0];
    remembered[4] = Double.isNaN(mindBefore) ? rightColumn.getDividerPositions()[0] : mindBefore;
  }

  /** How it stands, to be kept. */
  Layout layout(double width, double height, boolean maximised) {
    remember();
    return new Layout(
        width,
        height,
        maximised,
        remembered.clone(),
        left,
        right,
        bottom,
        session.darkProperty().get());
  }

  private void pressed(KeyEvent e) {
    if (help.isVisible()) {
      help.setVisible(false);
      e.consume();
      return;
    }
    if (palette.isVisible()
        || opening.isVisible()
        || library.isVisible()
        || experiments.isVisible()
        || card.isVisible()
        || remote.isVisible()
        || studies != null && studies.isVisible()
        || stories != null && stories.isVisible()) {
      return;
    }
    Node focus = scene.getFocusOwner();
    boolean typing = focus instanceof TextInputControl;
    if (typing && e.getCode() == KeyCode.ESCAPE) {
      root.requestFocus();
      e.consume();
      return;
    }
    if (typing && !e.isControlDown() && !e.getCode().isFunctionKey()) {
      return;
    }
    boolean list = focus instanceof ListView;
    if (list && (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN)) {
      return;
    }
    KeyMap keys = session.keysProperty().get();
    if (keys == KeyMap.DRIVING
        && !e.isControlDown()
        && !e.isAltDown()
        && driving.press(e.getCode())) {
      e.consume();
      return;
    }
    Optional<Command> c = commands.match(e, keys);
    if (c.isPresent()) {
      commands.run(c.get());
      e.consume();
    }
  }

  private void released(KeyEvent e) {
    if (session.keysProperty().get() == KeyMap.DRIVING && driving.release(e.getCode())) {
      e.consume();
    }
  }

  @Override
  public void close() {
    driving.close();
    library.close();
    mind.close();
    prompt.close();
    world.close();
  }
}
