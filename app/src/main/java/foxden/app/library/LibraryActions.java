package foxden.app.library;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.DemoPictures;
import java.nio.file.Path;
import java.util.List;

/**
 * What the library asks of the program. Methods return at once; long work runs as a job with
 * progress and cancel, and says what came of it.
 */
public interface LibraryActions {

  /** Where demonstrations are; those that came with the program first. */
  Path shipped();

  /** Folders of one's own. */
  List<Path> own();

  /** Where small pictures are kept. */
  Path thumbnails();

  /** What draws; called on a thread of the library's own. */
  DemoPictures pictures();

  void open(Path file);

  /** Steps it again, compares every hash and measures its quality; writes that into its notes. */
  void check(Path file);

  /**
   * Writes a stretch of it to a new file, which verifies.
   *
   * @param from s since reset
   * @param to s since reset
   */
  void trim(Path file, double from, double to);

  /** Writes what comes before and what comes after an instant to two new files. */
  void split(Path file, double at);

  /** Writes stretches that follow each other, in that order, to one new file. */
  void merge(List<Path> files);

  /**
   * Draws it.
   *
   * @param view where to look from; {@code null} for as in the window now
   * @param film an MP4, else a folder of PNG pictures
   */
  void export(
      Path file,
      @org.jspecify.annotations.Nullable CameraMode view,
      int width,
      int height,
      int fps,
      boolean film);

  /** Deletes a file of one's own with its notes. */
  void forget(Path file);
}
