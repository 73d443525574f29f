package foxden.app.lesson;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Overlay;
import java.util.Set;

/** What a lesson needs of the window besides the session. FX thread. */
public interface LessonStage {

  /** Opens something in the background. */
  void open(String target);

  /** Whether something is being done in the background. */
  boolean busy();

  void overlays(Set<Overlay> shown);

  void camera(CameraMode mode);

  /** Does what a menu item does; false when there is none of this id. */
  boolean command(String id);

  /** Makes the open recording again in a world that is not quite the recorded one. */
  void again(Lesson.Act.Again how);

  /** Which columns are open. */
  Lesson.Panes panes();

  void panes(Lesson.Panes wanted);
}
