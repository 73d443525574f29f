package foxden.sim.demo;

import foxden.sim.EnvironmentSpec;
import foxden.sim.WorldState;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes where bodies are as {@code foxglove.FrameTransforms}: a link relative to the link it hangs
 * on, a root relative to the world; only what moved by more than {@link #RESOLUTION} since it was
 * last written. A message marked {@code "key"} holds every body. The first message of a chunk
 * repeats all that moved since the last key, so a lost chunk spoils nothing behind it.
 */
final class StateEncoder {

  /** Smallest change written: m for positions, one for quaternion elements. */
  static final double RESOLUTION = 1e-5;

  private static final int DECIMALS = 5;
  private static final double JOINTS_PER_SECOND = 10;

  private final List<String> bodies;
  private final List<String> joints;
  private final int[] parents;
  private final double[] written;
  private final float[] writtenQpos;
  private final BitSet movedSinceKey = new BitSet();
  private final BitSet turnedSinceKey = new BitSet();
  private long jointTick = Long.MIN_VALUE;
  private final double[] now = new double[WorldState.POSE];

  StateEncoder(EnvironmentSpec spec) {
    bodies = spec.bodies();
    joints = spec.joints();
    parents = Chains.parents(bodies);
    written = new double[bodies.size() * WorldState.POSE];
    writtenQpos = new float[joints.size()];
  }

  /**
   * One message.
   *
   * @param key whether to write everything
   * @param chunkStart whether to repeat what moved since the last key
   * @return null when nothing moved
   */
  byte @Nullable [] encode(
      long step, double time, WorldState state, boolean key, boolean chunkStart) {
    JsonOut out = JsonOut.message(step, time);
    if (key) {
      out.key("key").bool(true);
      movedSinceKey.clear();
      turnedSinceKey.clear();
    }
    boolean anything = key;
    out.key("transforms").list();
    for (int i = 0; i < bodies.size(); i++) {
      relative(state.poses(), i);
      boolean moved = moved(i);
      if (moved) {
        movedSinceKey.set(i);
      }
      if (key || moved || chunkStart && movedSinceKey.get(i)) {
        transform(out, i, time);
        anything = true;
      }
    }
    out.endList();
    boolean open = false;
    long jointNow = (long) Math.floor(time * JOINTS_PER_SECOND + 1e-6);
    boolean jointsDue = key || chunkStart || jointNow != jointTick;
    jointTick = jointNow;
    for (int i = 0; jointsDue && i < joints.size(); i++) {
      float q = state.qpos()[i];
      boolean turned = !(Math.abs(q - writtenQpos[i]) <= RESOLUTION);
      if (turned) {
        turnedSinceKey.set(i);
      }
      if (key || turned || chunkStart && turnedSinceKey.get(i)) {
        if (!open) {
          out.key("qpos").open();
          open = true;
        }
        out.key(joints.get(i)).fixed(q, DECIMALS);
        writtenQpos[i] = q;
        anything = true;
      }
    }
    if (open) {
      out.close();
    }
    return anything ? out.close().bytes() : null;
  }

  private boolean moved(int body) {
    for (int i = 0; i < WorldState.POSE; i++) {
      if (!(Math.abs(now[i] - written[body * WorldState.POSE + i]) <= RESOLUTION)) {
        return true;
      }
    }
    return false;
  }

  private void transform(JsonOut out, int body, double time) {
    out.open().key("timestamp");
    timestamp(out, time);
    out.field("parent_frame_id", parents[body] < 0 ? "world" : bodies.get(parents[body]));
    out.field("child_frame_id", bodies.get(body)).key("translation").open();
    out.key("x").fixed(now[0], DECIMALS).key("y").fixed(now[1], DECIMALS);
    out.key("z").fixed(now[2], DECIMALS).close().key("rotation").open();
    out.key("x").fixed(now[3], DECIMALS).key("y").fixed(now[4], DECIMALS);
    out.key("z").fixed(now[5], DECIMALS).key("w").fixed(now[6], DECIMALS).close().close();
    System.arraycopy(now, 0, written, body * WorldState.POSE, WorldState.POSE);
  }

  static void timestamp(JsonOut out, double time) {
    long nanos = Math.round(time * 1e9);
    out.open()
        .field("sec", Math.floorDiv(nanos, 1_000_000_000L))
        .field("nsec", Math.floorMod(nanos, 1_000_000_000L))
        .close();
  }

  private void relative(float[] poses, int body) {
    int at = body * WorldState.POSE;
    if (parents[body] < 0) {
      for (int i = 0; i < WorldState.POSE; i++) {
        now[i] = poses[at + i];
      }
    } else {
      Poses.relative(poses, parents[body] * WorldState.POSE, poses, at, now);
    }
  }
}
