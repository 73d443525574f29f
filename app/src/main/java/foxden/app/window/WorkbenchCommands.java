package foxden.app.window;

import foxden.app.command.Command;
import foxden.app.command.Command.Menu;
import foxden.app.command.Commands;
import foxden.app.command.KeyMap;
import foxden.app.link.Episode;
import foxden.app.link.Interventions;
import foxden.app.link.Source;
import foxden.app.mind.Scale;
import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Overlay;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.app.window.WorkbenchWindow.Part;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.kordamp.ikonli.feather.Feather;

/** All commands, in the order of their menus. Reading this is reading the menus. */
final class WorkbenchCommands {

  private WorkbenchCommands() {}

  /** What can be opened, and the end. */
  static void addFileCommands(Commands c, WorkbenchWindow w) {
    c.add(
        Command.of("file.open", Menu.FILE, "Open\u2026", () -> w.opening().open())
            .help("A shipped recording, a task to run live, or a file.")
            .icon(Feather.FOLDER)
            .keys(KeyMap.ALWAYS, "Ctrl+O")
            .build());
    c.add(
        Command.of("file.library", Menu.FILE, "Library\u2026", () -> w.library().open())
            .help("Every demonstration: find, open, check, cut, export.")
            .icon(Feather.GRID)
            .keys(KeyMap.ALWAYS, "Ctrl+L")
            .build());
    c.add(
        Command.of("file.experiments", Menu.FILE, "Experiments\u2026", () -> w.experiments().open())
            .help("Sweeps: scores over demonstrations, the replay control, costs, every episode.")
            .icon(Feather.TRENDING_UP)
            .keys(KeyMap.ALWAYS, "Ctrl+Shift+E")
            .build());
    c.add(
        Command.of("file.quit", Menu.FILE, "Quit", () -> w.scene().getWindow().hide())
            .help("The window is remembered as it stands.")
            .keys(KeyMap.ALWAYS, "Ctrl+Q")
            .build());
  }

  /** What can be done to the world and its cursor. */
  static void addRunCommands(Commands c, Session s) {
    BooleanSupplier open = () -> s.source().isPresent();
    BooleanSupplier live = () -> s.source().map(Source::live).orElse(false);
    c.add(
        Command.of("run.play", Menu.RUN, "Play or pause", () -> s.play(!s.playingProperty().get()))
            .help("Runs the world, or the recording, at the wanted speed.")
            .icon(Feather.PLAY)
            .keys(KeyMap.ALWAYS, "Space")
            .when(open)
            .build());
    c.add(
        Command.of("run.forward", Menu.RUN, "Step forward", () -> s.stepForward(1))
            .help("One tick, then pause. At the newest step of a live world, the world steps.")
            .icon(Feather.CHEVRON_RIGHT)
            .keys(KeyMap.LOOKING, "Right")
            .when(open)
            .build());
    c.add(
        Command.of("run.back", Menu.RUN, "Step back", () -> s.stepBack(1))
            .help("One tick back, then pause.")
            .icon(Feather.CHEVRON_LEFT)
            .keys(KeyMap.LOOKING, "Left")
            .when(open)
            .build());
    c.add(
        Command.of(
                "run.forward.far", Menu.RUN, "One second forward", () -> s.stepForward(second(s)))
            .keys(KeyMap.LOOKING, "Shift+Right")
            .when(open)
            .build());
    c.add(
        Command.of("run.back.far", Menu.RUN, "One second back", () -> s.stepBack(second(s)))
            .keys(KeyMap.LOOKING, "Shift+Left")
            .when(open)
            .build());
    c.add(
        Command.of("run.start", Menu.RUN, "To the start", () -> s.seek(0))
            .help("The cursor goes to the first step.")
            .icon(Feather.SKIP_BACK)
            .keys(KeyMap.LOOKING, "Home")
            .when(open)
            .build());
    c.add(
        Command.of("run.newest", Menu.RUN, "To the newest step", s::toNewest)
            .help("A live world is followed again.")
            .icon(Feather.SKIP_FORWARD)
            .keys(KeyMap.LOOKING, "End")
            .when(open)
            .build());
    c.add(
        Command.of("run.event.next", Menu.RUN, "To the next event", () -> event(s, 1))
            .keys(KeyMap.ALWAYS, "Ctrl+Right")
            .when(open)
            .build());
    c.add(
        Command.of("run.event.last", Menu.RUN, "To the event before", () -> event(s, -1))
            .keys(KeyMap.ALWAYS, "Ctrl+Left")
            .when(open)
            .build());
    c.add(
        Command.of("run.slower", Menu.RUN, "Slower", () -> s.changeSpeed(-1))
            .icon(Feather.MINUS)
            .keys(KeyMap.LOOKING, "Comma")
            .build());
    c.add(
        Command.of("run.faster", Menu.RUN, "Faster", () -> s.changeSpeed(1))
            .icon(Feather.PLUS)
            .keys(KeyMap.LOOKING, "Period")
            .build());
    c.add(
        Command.of(
                "run.loop",
                Menu.RUN,
                "Repeat a recording",
                () -> s.loopProperty().set(!s.loopProperty().get()))
            .help("At its end a recording starts again.")
            .icon(Feather.REPEAT)
            .selected(() -> s.loopProperty().get())
            .build());
    c.add(
        Command.of("run.setback", Menu.RUN, "Run from here", () -> s.runFromHere(""))
            .help(
                "Goes on from the cursor: sets a live world back to it, makes a live world of a"
                    + " recording. What came later is kept as a branch.")
            .icon(Feather.CORNER_DOWN_RIGHT)
            .keys(KeyMap.ALWAYS, "Ctrl+Enter")
            .when(() -> s.inThePast() || open.getAsBoolean() && !live.getAsBoolean())
            .build());
    c.add(
        Command.of("run.mark", Menu.RUN, "Name this moment", () -> mark(s))
            .help("Keeps the newest step of a live world, to be taken up again (Branches).")
            .icon(Feather.BOOKMARK)
            .keys(KeyMap.ALWAYS, "F6")
            .when(live)
            .build());
    c.add(
        Command.of(
                "run.compare", Menu.RUN, "Compare with no branch", () -> s.futures().compare(null))
            .help("Takes ghost and distance away; a click on a branch brings them back.")
            .when(() -> s.futures().comparisonProperty().get() != null)
            .build());
    c.add(
        Command.of(
                "run.undo",
                Menu.RUN,
                "Take the last change back",
                () ->
                    s.interventions()
                        .ifPresent(
                            x -> {
                              s.play(false);
                              s.toNewest();
                              x.undo();
                            }))
            .help("Undoes a move, a pull or another change of a thing, with what followed from it.")
            .icon(Feather.ROTATE_CCW)
            .keys(KeyMap.ALWAYS, "Ctrl+Z")
            .when(live)
            .build());
    c.add(
        Command.of(
                "run.redo",
                Menu.RUN,
                "Do the change again",
                () -> s.interventions().ifPresent(Interventions::redo))
            .icon(Feather.ROTATE_CW)
            .keys(KeyMap.ALWAYS, "Ctrl+Y")
            .when(live)
            .build());
    c.add(
        Command.of(
                "run.restart",
                Menu.RUN,
                "Start a new episode",
                () -> s.restart(System.nanoTime() >>> 20 & 0xFFFF))
            .help("The world is reset with a new seed.")
            .icon(Feather.REFRESH_CW)
            .keys(KeyMap.ALWAYS, "Ctrl+R")
            .when(live)
            .build());
    c.add(
        Command.of("drive.takeover", Menu.RUN, "Take over or hand back", () -> takeOver(s))
            .help("You drive with the keyboard, or the driver before you goes on.")
            .icon(Feather.NAVIGATION)
            .keys(KeyMap.ALWAYS, "F2")
            .when(() -> open.getAsBoolean() && s.drivers().contains("human"))
            .build());
    for (String d : new String[] {"expert", "fox", "random"}) {
      c.add(
          Command.of("drive." + d, Menu.RUN, "Let " + d + " drive", () -> s.drive(d))
              .when(() -> open.getAsBoolean() && s.drivers().contains(d))
              .selected(() -> s.driverProperty().get().equals(d))
              .build());
    }
  }

  /** What can be done to the window and its views. */
  static void addViewCommands(Commands c, Session s, WorkbenchWindow w) {
    c.add(
        Command.of(
                "view.theme",
                Menu.VIEW,
                "Light or dark",
                () -> s.darkProperty().set(!s.darkProperty().get()))
            .icon(Feather.MOON)
            .keys(KeyMap.ALWAYS, "Ctrl+D")
            .selected(() -> s.darkProperty().get())
            .build());
    pane(c, w, Part.LEFT, "Goals and scene", "Ctrl+1");
    pane(c, w, Part.RIGHT, "Mind and inspector", "Ctrl+2");
    pane(c, w, Part.BOTTOM, "Timeline", "Ctrl+3");
    c.add(
        Command.of("view.only", Menu.VIEW, "Only the world", w::onlyWorld)
            .help("Hides every pane; again brings them back.")
            .keys(KeyMap.ALWAYS, "Ctrl+0")
            .build());
    c.add(
        Command.of("view.time.fit", Menu.VIEW, "Show the whole episode", () -> w.timeline().fit())
            .keys(KeyMap.LOOKING, "Z")
            .build());
    c.add(
        Command.of("view.time.in", Menu.VIEW, "Zoom into time", () -> w.timeline().zoom(0.6))
            .keys(KeyMap.LOOKING, "Equals")
            .build());
    c.add(
        Command.of("view.time.out", Menu.VIEW, "Zoom out of time", () -> w.timeline().zoom(1.6))
            .keys(KeyMap.LOOKING, "Minus")
            .build());
    c.add(
        Command.of("view.unpick", Menu.VIEW, "Pick nothing", () -> escape(s))
            .help("Clears what is picked; hands back when you drive.")
            .keys(KeyMap.ALWAYS, "Escape")
            .build());
    camera(c, w, CameraMode.ORBIT, "Orbit freely", "O");
    camera(c, w, CameraMode.FOLLOW, "Follow the robot", "F");
    camera(c, w, CameraMode.HEAD, "Look through the robot's eyes", "H");
    camera(c, w, CameraMode.TOP, "Look from above", "T");
    c.add(
        Command.of(
                "camera.reset",
                Menu.CAMERA,
                "Frame the scene",
                () -> w.world().view().resetCamera())
            .keys(KeyMap.LOOKING, "0")
            .build());
    c.add(
        Command.of("camera.next", Menu.CAMERA, "Next way to look", w::nextCamera)
            .keys(KeyMap.ALWAYS, "F4")
            .build());
    overlay(c, w, Overlay.CONTACTS, "C");
    overlay(c, w, Overlay.GOAL_VOLUMES, "V");
    overlay(c, w, Overlay.PATH, "B");
    overlay(c, w, Overlay.TARGET, "X");
    overlay(c, w, Overlay.CHUNK, "N");
    overlay(c, w, Overlay.ATTENTION, "I");
    overlay(c, w, Overlay.TRAIL, "A");
    overlay(c, w, Overlay.TORQUES, "Q");
    overlay(c, w, Overlay.LABELS, "L");
    BooleanSupplier minded = () -> s.mind().isPresent();
    c.add(
        Command.of("mind.head.next", Menu.MIND, "Next head", () -> w.mind().changeHead(1))
            .keys(KeyMap.LOOKING, "Down")
            .when(minded)
            .build());
    c.add(
        Command.of("mind.head.last", Menu.MIND, "Head before", () -> w.mind().changeHead(-1))
            .keys(KeyMap.LOOKING, "Up")
            .when(minded)
            .build());
    c.add(
        Command.of("mind.log", Menu.MIND, "Logarithmic colours", () -> flipLog(w))
            .keys(KeyMap.LOOKING, "G")
            .when(minded)
            .selected(() -> w.mind().scale().log())
            .build());
    c.add(
        Command.of("mind.rowmax", Menu.MIND, "Divide rows by their maximum", () -> flipRowMax(w))
            .keys(KeyMap.LOOKING, "M")
            .when(minded)
            .selected(() -> w.mind().scale().rowMax())
            .build());
    c.add(
        Command.of("mind.pool", Menu.MIND, "Pool by max, mean or min", () -> w.mind().nextPool())
            .keys(KeyMap.LOOKING, "P")
            .when(minded)
            .build());
    c.add(
        Command.of("mind.fit", Menu.MIND, "Show the whole map", () -> w.mind().fit())
            .keys(KeyMap.LOOKING, "Shift+Z")
            .when(minded)
            .build());
    c.add(
        Command.of("mind.whatif", Menu.MIND, "What if\u2026", w::askWhatIf)
            .help(
                "From the cursor on, once as it is and once with a head off, a gate held, tokens"
                    + " covered or a sensor broken.")
            .icon(Feather.SHUFFLE)
            .keys(KeyMap.LOOKING, "W")
            .when(() -> s.source().isPresent())
            .build());
    c.add(
        Command.of("mind.prompt", Menu.MIND, "Prompt or mind", w::flipPrompt)
            .help("What a language model is shown at the cursor, and what was answered.")
            .icon(Feather.MESSAGE_SQUARE)
            .keys(KeyMap.LOOKING, "Y")
            .when(() -> s.source().isPresent())
            .build());
    c.add(
        Command.of("help.palette", Menu.HELP, "Find a command", () -> w.palette().open())
            .help("Type a few letters of what you want.")
            .icon(Feather.SEARCH)
            .keys(KeyMap.ALWAYS, "Ctrl+K")
            .build());
    c.add(
        Command.of("help.keys", Menu.HELP, "All keys", () -> w.help().open())
            .icon(Feather.HELP_CIRCLE)
            .keys(KeyMap.ALWAYS, "F1")
            .build());
  }

  private static void pane(Commands c, WorkbenchWindow w, Part part, String name, String key) {
    c.add(
        Command.of(
                "view." + part.name().toLowerCase(Locale.ROOT),
                Menu.VIEW,
                name,
                () -> w.show(part, !w.shows(part)))
            .help("Hides or shows this part of the window.")
            .keys(KeyMap.ALWAYS, key)
            .selected(() -> w.shows(part))
            .build());
  }

  private static void camera(
      Commands c, WorkbenchWindow w, CameraMode mode, String text, String key) {
    c.add(
        Command.of(
                "camera." + mode.name().toLowerCase(Locale.ROOT),
                Menu.CAMERA,
                text,
                () -> w.world().camera(mode))
            .keys(KeyMap.LOOKING, key)
            .selected(() -> w.world().view().cameraModeProperty().get() == mode)
            .build());
  }

  private static void overlay(Commands c, WorkbenchWindow w, Overlay overlay, String key) {
    c.add(
        Command.of(
                "overlay." + overlay.name().toLowerCase(Locale.ROOT),
                Menu.CAMERA,
                "Show: " + overlay.label().toLowerCase(Locale.ROOT),
                () -> w.world().flip(overlay))
            .help("Drawn thinly over the world.")
            .keys(KeyMap.LOOKING, key)
            .selected(() -> w.world().view().overlay(overlay))
            .build());
  }

  private static void flipLog(WorkbenchWindow w) {
    Scale old = w.mind().scale();
    w.mind().scale(new Scale(!old.log(), old.rowMax(), old.pool()));
  }

  private static void flipRowMax(WorkbenchWindow w) {
    Scale old = w.mind().scale();
    w.mind().scale(new Scale(old.log(), !old.rowMax(), old.pool()));
  }

  private static void mark(Session s) {
    s.interventions()
        .ifPresent(
            i -> {
              long n = s.futures().branches().stream().filter(b -> b.mark()).count() + 1;
              i.mark("moment " + n);
              s.say(Message.Level.INFO, "This moment is kept as moment " + n + " (Branches).");
            });
  }

  private static long second(Session s) {
    return s.source().map(x -> Math.max(1, Math.round(1 / x.spec().tickSeconds()))).orElse(1L);
  }

  private static void event(Session s, int direction) {
    s.episode()
        .ifPresent(
            e -> {
              Episode.Mark best = null;
              for (Episode.Mark m : e.marks()) {
                if (direction > 0 && m.step() > s.cursor() && best == null) {
                  best = m;
                } else if (direction < 0 && m.step() < s.cursor()) {
                  best = m;
                }
              }
              if (best != null) {
                s.play(false);
                s.seek(best.step());
              }
            });
  }

  private static void takeOver(Session s) {
    if (s.keysProperty().get() == KeyMap.DRIVING) {
      handBack(s);
      return;
    }
    s.drive("human");
    s.play(true);
  }

  private static void handBack(Session s) {
    s.drive(s.driverBefore());
  }

  private static void escape(Session s) {
    if (s.keysProperty().get() == KeyMap.DRIVING) {
      handBack(s);
    } else {
      s.pickProperty().set(null);
    }
  }
}
