package foxden.app.window;

import foxden.app.command.Command;
import foxden.app.command.Commands;
import foxden.app.lesson.Lesson;
import foxden.app.lesson.LessonStage;
import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Overlay;
import foxden.app.session.Session;
import foxden.app.window.WorkbenchWindow.Part;
import foxden.sim.Edit;
import foxden.sim.demo.Disturbed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The window as a lesson sees it. */
final class LessonHost implements LessonStage {

  private final Session session;
  private final Commands commands;
  private final WorkbenchWindow window;
  private final Takes takes;
  private final Consumer<String> open;

  LessonHost(
      Session session,
      Commands commands,
      WorkbenchWindow window,
      Takes takes,
      Consumer<String> open) {
    this.session = session;
    this.commands = commands;
    this.window = window;
    this.takes = takes;
    this.open = open;
  }

  @Override
  public void open(String target) {
    open.accept(target);
  }

  @Override
  public boolean busy() {
    return !session.jobs().running().isEmpty();
  }

  @Override
  public void overlays(Set<Overlay> shown) {
    for (Overlay o : Overlay.values()) {
      if (window.world().view().overlay(o) != shown.contains(o)) {
        window.world().flip(o);
      }
    }
  }

  @Override
  public void camera(CameraMode mode) {
    window.world().camera(mode);
  }

  @Override
  public boolean command(String id) {
    for (Command c : commands.all()) {
      if (c.id().equals(id)) {
        if (c.enabled().getAsBoolean()) {
          commands.run(c);
        }
        return true;
      }
    }
    return false;
  }

  @Override
  public void again(Lesson.Act.Again how) {
    List<Edit> edits =
        how.body().isEmpty() ? List.of() : List.of(new Edit.Friction(how.body(), how.friction()));
    List<String> changed = new ArrayList<>();
    if (how.decimals() != null) {
      changed.add("Actions are rounded to " + how.decimals() + " decimals.");
    }
    edits.forEach(e -> changed.add(e.sentence()));
    DriftMeter.measure(
        session,
        takes,
        String.join(" ", changed),
        world -> new Disturbed(world, how.decimals(), edits, how.from()));
    window.bring("Branches");
  }

  @Override
  public Lesson.Panes panes() {
    return new Lesson.Panes(
        window.shows(Part.LEFT), window.shows(Part.RIGHT), window.shows(Part.BOTTOM));
  }

  @Override
  public void panes(Lesson.Panes wanted) {
    window.show(wanted.left(), wanted.right(), wanted.bottom());
  }
}
