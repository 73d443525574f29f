package foxden.policies.study;

import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.HeadSurgery;

/** Copies of a checkpoint with one head silent or one gate open; see {@link HeadSurgery}. */
public final class HeadAblation {

  private HeadAblation() {}

  /**
   * Without what a head adds.
   *
   * @throws IllegalArgumentException when there is no such head
   */
  public static FoxCheckpoint silent(FoxCheckpoint of, int layer, int head) {
    return with(of, HeadSurgery.silent(of.model(), layer, head));
  }

  /**
   * With a gate that forgets nothing.
   *
   * @throws IllegalArgumentException when there is no such head
   */
  public static FoxCheckpoint open(FoxCheckpoint of, int layer, int head) {
    return with(of, HeadSurgery.open(of.model(), layer, head));
  }

  private static FoxCheckpoint with(FoxCheckpoint of, FoxModel model) {
    return new FoxCheckpoint(model, of.task(), of.settings(), of.hash());
  }
}
