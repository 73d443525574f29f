package foxden.app.library;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.DemoPictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A library of one folder in which nothing can be done. */
public record NoActions(Path folder) implements LibraryActions {

  @Override
  public Path shipped() {
    return folder.resolve("shipped");
  }

  @Override
  public List<Path> own() {
    return List.of(folder);
  }

  @Override
  public Path thumbnails() {
    return folder.resolve("thumbnails");
  }

  @Override
  public DemoPictures pictures() {
    return new DemoPictures(task -> Optional.empty());
  }

  @Override
  public void open(Path file) {}

  @Override
  public void check(Path file) {}

  @Override
  public void trim(Path file, double from, double to) {}

  @Override
  public void split(Path file, double at) {}

  @Override
  public void merge(List<Path> files) {}

  @Override
  public void export(
      Path file, @Nullable CameraMode view, int width, int height, int fps, boolean film) {}

  @Override
  public void forget(Path file) {}
}
