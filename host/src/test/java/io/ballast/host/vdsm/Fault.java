package io.ballast.host.vdsm;

/** What a vdsm does wrong instead of answering a request, or in connecting. */
public enum Fault {
  NONE,
  /** It takes requests and says nothing more. */
  SILENT,
  /** It sends half of the answer and nothing more. */
  HALF_FRAME,
  /** It sends half of the answer and ends the connection. */
  CUT,
  /** It answers with an id that nobody has. */
  WRONG_ID,
  /** It answers somebody else's request first, then ours. */
  STRAY_FIRST,
  /** It answers with something that is no JSON. */
  NOT_JSON,
  /** It is recovering: every verb is refused with code 99. */
  RECOVERING,
  /** It begins an answer that is larger than any. */
  OVERSIZED,
  /** It has no queue of that name. */
  NO_QUEUE,
  /** It does not answer CONNECT. */
  MUTE,
  /** It promises heart-beats and sends none; requests it does answer. */
  NO_HEART_BEAT
}
