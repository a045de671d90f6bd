# Sends one turn and waits until the catalog shows it, frozen.
id="helm-test-$(date +%s)-$$"
echo "sending turn $id"
answer="$(curl -sS --fail-with-body --max-time 20 "$INGEST/v1/turns" -H 'Content-Type: application/cloudevents+json' -d '{
  "specversion": "1.0", "type": "org.threadkeep.turn.recorded.v1", "id": "'"$id"'", "source": "/helm/test",
  "tenant": "'"$TENANT"'", "modelversion": "helm-test", "conversationid": "'"$id"'",
  "data": {"input": {"messages": [{"role": "user", "content": "Are you kept?"}]},
           "output": {"messages": [{"role": "assistant", "content": "I am."}]}}}')"
thread="$(printf '%s' "$answer" | sed -n 's/.*"thread_id" *: *"\([0-9a-f]*\)".*/\1/p')"
if [ -z "$thread" ]; then
  echo "not accepted: $answer"
  exit 1
fi
echo "accepted; looking for thread $thread"
tries=0
until curl -sS -f --max-time 10 -o /tmp/thread.json "$CATALOG/v1/threads/$thread" 2>/tmp/error; do
  tries=$((tries + 1))
  if [ "$tries" -ge "${TRIES:-60}" ]; then
    echo "not found in the catalog: $(cat /tmp/error)"
    exit 1
  fi
  sleep 1
done
echo "frozen and found"
