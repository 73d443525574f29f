package foxden.app.link;

import foxden.policies.human.PadSource;
import foxden.policies.human.PadState;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWGamepadState;

/**
 * The game pads of this machine, by GLFW. GLFW belongs to one thread: it looks 100 times a second
 * while a pad is connected, twice a second otherwise, and publishes what it saw.
 */
public final class GlfwPads implements PadSource {

  private static final long QUICK_MILLIS = 10;
  private static final long SLOW_MILLIS = 500;

  private volatile List<PadState> seen = List.of();
  private volatile boolean stopped;
  private final Thread thread;

  /** Begins to look. Without GLFW or a display there are no pads. */
  public GlfwPads() {
    thread = new Thread(this::run, "foxden-pads");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public List<PadState> poll() {
    return seen;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }

  private void run() {
    try {
      if (!GLFW.glfwInit()) {
        return;
      }
      try (GLFWGamepadState state = GLFWGamepadState.calloc()) {
        while (!stopped) {
          GLFW.glfwPollEvents();
          List<PadState> now = new ArrayList<>();
          for (int id = GLFW.GLFW_JOYSTICK_1; id <= GLFW.GLFW_JOYSTICK_LAST; id++) {
            if (GLFW.glfwJoystickIsGamepad(id) && GLFW.glfwGetGamepadState(id, state)) {
              now.add(read(id, state));
            }
          }
          seen = List.copyOf(now);
          Thread.sleep(now.isEmpty() ? SLOW_MILLIS : QUICK_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkageError | RuntimeException e) {
      // No pads on a machine whose GLFW cannot be loaded; the keyboard drives as well.
      seen = List.of();
    }
  }

  private static PadState read(int id, GLFWGamepadState state) {
    FloatBuffer a = state.axes();
    ByteBuffer b = state.buttons();
    float[] axes = new float[PadState.AXES];
    boolean[] buttons = new boolean[PadState.BUTTONS];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = a.get(i);
    }
    for (int i = 0; i < buttons.length; i++) {
      buttons[i] = b.get(i) == GLFW.GLFW_PRESS;
    }
    String name = GLFW.glfwGetGamepadName(id);
    return new PadState(id, name == null ? "game pad" : name, axes, buttons);
  }
}
