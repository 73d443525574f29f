package foxden.app.lesson;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A window that only remembers what a lesson asked of it. */
public final class NoStage implements LessonStage {

  public final List<String> asked = new ArrayList<>();
  public boolean busy;
  private Lesson.Panes panes = new Lesson.Panes(true, true, true);

  @Override
  public void open(String target) {
    asked.add("open " + target);
  }

  @Override
  public boolean busy() {
    return busy;
  }

  @Override
  public void overlays(Set<Overlay> shown) {
    asked.add("overlays " + shown);
  }

  @Override
  public void camera(CameraMode mode) {
    asked.add("camera " + mode);
  }

  @Override
  public boolean command(String id) {
    asked.add("command " + id);
    return id.equals("run.play");
  }

  @Override
  public void again(Lesson.Act.Again how) {
    asked.add("again " + how.decimals());
  }

  @Override
  public Lesson.Panes panes() {
    return panes;
  }

  @Override
  public void panes(Lesson.Panes wanted) {
    panes = wanted;
  }
}
