package foxden.app.scene3d;

import foxden.sim.EnvironmentSpec;
import foxden.sim.WorldState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a world without any window: for {@code replay --frames}, screenshots and tests. Any
 * one thread; holds an OpenGL context until it is closed.
 */
public final class OffscreenPictures implements AutoCloseable {

  private final SceneRenderer renderer;
  private final CameraRig rig = new CameraRig();
  private final @Nullable EnvironmentSpec spec;

  private OffscreenPictures(SceneRenderer renderer, @Nullable EnvironmentSpec spec) {
    this.renderer = renderer;
    this.spec = spec;
  }

  /**
   * Opens the scene of an environment.
   *
   * @throws IllegalArgumentException when the scene is missing
   * @throws IllegalStateException with one sentence when there is no OpenGL
   */
  public static OffscreenPictures open(EnvironmentSpec spec) {
    return open(SceneAssembler.assemble(spec), spec);
  }

  static OffscreenPictures open(SceneModel model, @Nullable EnvironmentSpec spec) {
    SceneRenderer r = SceneRenderer.start();
    try {
      r.scene(model, spec).get();
    } catch (ExecutionException e) {
      r.close();
      throw new IllegalStateException("The scene could not be drawn: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      r.close();
      throw new IllegalStateException("Interrupted while the scene was loaded.", e);
    }
    OffscreenPictures p = new OffscreenPictures(r, spec);
    p.rig.frame(model, 16.0 / 9);
    return p;
  }

  /**
   * Where the window would look from in a mode.
   *
   * @param state tells where the robot is; null when there is none
   */
  public CameraPose camera(CameraMode mode, @Nullable WorldState state) {
    if (state != null && spec != null) {
      rig.robot(
          pose(
              state,
              Math.max(
                  spec.bodies().indexOf("robot/base_link"), spec.bodies().indexOf(spec.scene()))),
          pose(state, spec.bodies().indexOf("robot/zed_link")));
    }
    rig.mode(mode);
    rig.advance(10);
    return rig.advance(10);
  }

  private static float[] pose(WorldState s, int index) {
    int at = index * WorldState.POSE;
    return at < 0
        ? new float[0]
        : java.util.Arrays.copyOfRange(s.poses(), at, at + WorldState.POSE);
  }

  /** Draws a picture, smoothed. */
  public Picture picture(WorldFrame world, CameraPose camera, int width, int height) {
    return renderer.picture(new FrameRequest(world, camera, width, height, true));
  }

  /** Draws a state and writes it as a PNG file; folders that lack are made. */
  public void write(Path file, WorldState state, CameraPose camera, int width, int height)
      throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, Png.encode(picture(WorldFrame.of(state), camera, width, height)));
  }

  /** What draws. */
  public String device() {
    return renderer.device();
  }

  @Override
  public void close() {
    renderer.close();
  }
}
