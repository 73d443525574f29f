package foxden.app.command;

import foxden.policies.human.Control;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;

/** The keys that a driving person holds down. They are in force in {@link KeyMap#DRIVING} only. */
public final class DrivingKeys {

  /** Key to what it does while held. */
  public static final Map<KeyCode, Control> KEYS = keys();

  private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

  private static Map<KeyCode, Control> keys() {
    Map<KeyCode, Control> k = new EnumMap<>(KeyCode.class);
    k.put(KeyCode.W, Control.FORWARD);
    k.put(KeyCode.S, Control.BACK);
    k.put(KeyCode.A, Control.LEFT);
    k.put(KeyCode.D, Control.RIGHT);
    k.put(KeyCode.Q, Control.TURN_LEFT);
    k.put(KeyCode.E, Control.TURN_RIGHT);
    k.put(KeyCode.V, Control.TORSO_UP);
    k.put(KeyCode.C, Control.TORSO_DOWN);
    k.put(KeyCode.B, Control.LEAN_FORWARD);
    k.put(KeyCode.N, Control.LEAN_BACK);
    k.put(KeyCode.I, Control.HAND_FORWARD);
    k.put(KeyCode.K, Control.HAND_BACK);
    k.put(KeyCode.J, Control.HAND_LEFT);
    k.put(KeyCode.L, Control.HAND_RIGHT);
    k.put(KeyCode.U, Control.HAND_UP);
    k.put(KeyCode.O, Control.HAND_DOWN);
    k.put(KeyCode.G, Control.GRIP);
    k.put(KeyCode.H, Control.RELEASE);
    k.put(KeyCode.TAB, Control.OTHER_HAND);
    k.put(KeyCode.SHIFT, Control.SLOW);
    // The arrows do what W, A, S and D do.
    k.put(KeyCode.UP, Control.FORWARD);
    k.put(KeyCode.DOWN, Control.BACK);
    k.put(KeyCode.LEFT, Control.LEFT);
    k.put(KeyCode.RIGHT, Control.RIGHT);
    return java.util.Collections.unmodifiableMap(k);
  }

  /** A key went down; whether it is a driving key. */
  public boolean press(KeyCode code) {
    boolean ours = KEYS.containsKey(code);
    if (ours) {
      held.add(code);
    }
    return ours;
  }

  /** A key went up; whether it is a driving key. */
  public boolean release(KeyCode code) {
    held.remove(code);
    return KEYS.containsKey(code);
  }

  /** Nothing is held any more. */
  public void clear() {
    held.clear();
  }

  /** What is held now. */
  public Set<Control> controls() {
    Set<Control> out = EnumSet.noneOf(Control.class);
    held.forEach(
        k -> {
          Control c = KEYS.get(k);
          if (c != null) {
            out.add(c);
          }
        });
    return out;
  }
}
