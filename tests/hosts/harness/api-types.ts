export interface paths {
  readonly '/api/auth/token/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Log in: a pair of tokens
     * @description After five wrong passwords in a row attempts rest for 1, 2, 4, 8, then 15 minutes (429 and Retry-After).
     */
    readonly post: operations['createToken'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/auth/token/refresh/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Trade the refresh token for a new pair
     * @description Each refresh token works once. One that was traded already and comes again revokes all tokens of that log-in; within 10 seconds of the trade it is only refused.
     */
    readonly post: operations['refreshToken'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/auth/logout/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Log out: revoke the tokens
     * @description Revokes the refresh tokens of this log-in; the access token lives out its hour. With all_devices every token and session of the account ends at once.
     */
    readonly post: operations['logOut'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/auth/password/reset/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * A letter with a link to a new password
     * @description The answer is the same whether there is such an account or not. The link works once, for an hour.
     */
    readonly post: operations['requestPasswordReset'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/auth/password/reset/confirm/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Set a new password with the link of the letter */
    readonly post: operations['confirmPasswordReset'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/auth/password/change/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Change the password
     * @description Every token and session made before ends; the answer is a new pair.
     */
    readonly post: operations['changePassword'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/projects/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Projects, newest first */
    readonly get: operations['listProjects'];
    readonly put?: never;
    /** New project */
    readonly post: operations['createProject'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/projects/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Project */
    readonly get: operations['getProject'];
    /** Replace name and description */
    readonly put: operations['replaceProject'];
    readonly post?: never;
    /** Remove the project with all its videos */
    readonly delete: operations['removeProject'];
    readonly options?: never;
    readonly head?: never;
    /** Change name or description */
    readonly patch: operations['changeProject'];
    readonly trace?: never;
  };
  readonly '/api/videos/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Videos, newest first */
    readonly get: operations['listVideos'];
    readonly put?: never;
    /**
     * Upload a video; its analysis begins by itself
     * @description `project_id` as a field before the file, or in the address: the file is received as a stream. The same bytes in the same project: 409 with `existing_id`.
     */
    readonly post: operations['uploadVideo'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/videos/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Video */
    readonly get: operations['getVideo'];
    /** Replace title, description and mark */
    readonly put: operations['replaceVideo'];
    readonly post?: never;
    /** Remove the video, its signs and reports */
    readonly delete: operations['removeVideo'];
    readonly options?: never;
    readonly head?: never;
    /** Change title, description or mark */
    readonly patch: operations['changeVideo'];
    readonly trace?: never;
  };
  readonly '/api/videos/{id}/report/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The report of the latest analysis */
    readonly get: operations['getReport'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/videos/{id}/report/pdf/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The report as a PDF */
    readonly get: operations['getReportPdf'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/videos/{id}/analyze/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Start an analysis */
    readonly post: operations['analyzeVideo'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/videos/{id}/signed-url/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A temporary address of the file */
    readonly get: operations['getSignedUrl'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/videos/{id}/events/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Progress of the analysis (server-sent events)
     * @description Events `stage`, `video` and, at the end, `done`. Reconnecting after the end: 204.
     */
    readonly get: operations['watchVideoEvents'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/videos/{id}/report/markers/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The findings of the report as markers for editing
     * @description Times are frames of the file's own rate: 23.976 and 29.97 as 1000/1001, drop-frame at 29.97 and 59.94. For a variable, unusual or unknown rate the nearest usual one is taken, and markers stand by real time.
     */
    readonly get: operations['getReportMarkers'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/uploads/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Begin a resumable upload
     * @description The tus protocol 1.0.0 (creation, creation-with-upload, expiration, termination): any client of it will do. Up to 20 may be unfinished, each for a day. Project, size and permission are checked at once, the content when the last byte is in.
     */
    readonly post: operations['createUpload'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/uploads/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How the upload goes, and what came of it
     * @description HEAD answers as tus has it: `Upload-Offset`, `Upload-Length`, `Upload-Expires` and, in the end, `Upload-Result` with the address of the video. If all bytes are there and the video is not, it is made.
     */
    readonly get: operations['getUpload'];
    /**
     * What is known of the video while the file comes in
     * @description Replaces title, description, mark and subtitles as a whole: for what headers have no room for.
     */
    readonly put: operations['describeUpload'];
    readonly post?: never;
    /**
     * Break the upload off, remove what came in
     * @description A video that was made of it stays.
     */
    readonly delete: operations['removeUpload'];
    readonly options?: never;
    readonly head?: never;
    /**
     * The next piece of the file
     * @description With the last byte the file is checked and becomes a video: its address is in `Upload-Result`. A file that is refused ends in the same problem as a plain upload, which stays in the state of this one as well.
     */
    readonly patch: operations['continueUpload'];
    readonly trace?: never;
  };
  readonly '/api/triggers/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Signs of risks
     * @description Of one video: by their place in it; without `video`: newest first.
     */
    readonly get: operations['listTriggers'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/triggers/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A sign of a risk with its evidence */
    readonly get: operations['getTrigger'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/triggers/{id}/decision/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** The operator's decision */
    readonly post: operations['decideTrigger'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/triggers/{id}/reopen/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take the decision back */
    readonly post: operations['reopenTrigger'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/colleagues/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Whom a task can be handed over to */
    readonly get: operations['listColleagues'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/settings/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** How to show disturbing scenes: own settings */
    readonly get: operations['getOperatorSettings'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    /** Change own settings */
    readonly patch: operations['changeOperatorSettings'];
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/hand-over/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Hand the task over to a colleague */
    readonly post: operations['handOverVerificationTask'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/escalate/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Pass the task to the admins with a question
     * @description For operators only; the admins get a letter.
     */
    readonly post: operations['escalateVerificationTask'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/preview/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Loudness and small pictures of the video */
    readonly get: operations['getVideoPreview'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/transcript/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The words of the video with their times */
    readonly get: operations['getTranscript'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The queue: by priority, then age */
    readonly get: operations['listVerificationTasks'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/take-next/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take the next task */
    readonly post: operations['takeNextVerificationTask'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A verification task */
    readonly get: operations['getVerificationTask'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/take/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take this task */
    readonly post: operations['takeVerificationTask'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/heartbeat/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Keep the lease of the task */
    readonly post: operations['beatVerificationTask'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/release/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Put the task back */
    readonly post: operations['releaseVerificationTask'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/complete/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Complete: the final report
     * @description For If-Match: each heartbeat makes another version of the task, so take the ETag of the latest answer.
     */
    readonly post: operations['completeVerificationTask'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/triggers/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Add a risk that the system missed */
    readonly post: operations['addTrigger'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/verification-tasks/{id}/age-rating/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Age rating: the mark, its reasons, the questions, what to change */
    readonly get: operations['getAgeRating'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    /**
     * Answer questions about the scenes
     * @description Only who holds the task. All answers are taken, or none.
     */
    readonly patch: operations['answerAgeQuestions'];
    readonly trace?: never;
  };
  readonly '/api/operator-labels/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Labels of operators, newest first
     * @description Operators see their own, admins all. Append-only: a changed mind is another label.
     */
    readonly get: operations['listOperatorLabels'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/operator-logs/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What was done, newest first
     * @description Operators see what they did themselves, admins what anybody did. Append-only.
     */
    readonly get: operations['listOperatorLogs'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/pipeline-executions/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Analyses, newest first */
    readonly get: operations['listPipelineExecutions'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/pipeline-executions/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** An analysis: stages, attempts, cost */
    readonly get: operations['getPipelineExecution'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/pipeline-executions/{id}/retry/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Analyse the same video anew
     * @description Makes a new analysis: what an earlier one did stays as it was.
     */
    readonly post: operations['retryPipelineExecution'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/pipeline-executions/{id}/cancel/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Stop the analysis */
    readonly post: operations['cancelPipelineExecution'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/risk-definitions/history/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Versions of the catalogue, newest first
     * @description Who changed the catalogue, when, and how a version differs from the one before.
     */
    readonly get: operations['listCatalogueVersions'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/risk-definitions/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The catalogue of risks */
    readonly get: operations['listRiskDefinitions'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/risk-definitions/{code}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The definition of a risk */
    readonly get: operations['getRiskDefinition'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    /**
     * Change threshold, severity, enabled
     * @description Makes a new version of the catalogue; reports keep the version that they were made with.
     */
    readonly patch: operations['changeRiskDefinition'];
    readonly trace?: never;
  };
  readonly '/api/mention-lists/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Kinds of lists and their active versions */
    readonly get: operations['listMentionLists'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/mention-lists/{kind}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Entries of a list */
    readonly get: operations['listMentionListEntries'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/mention-lists/{kind}/versions/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The history of a list
     * @description Up to a hundred versions, the newest first.
     */
    readonly get: operations['listMentionListVersions'];
    readonly put?: never;
    /**
     * Load a new version of a list
     * @description Entries that are no good are left out and named. The version becomes active only with activate and none left out, else by a request of its own.
     */
    readonly post: operations['loadMentionList'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/mention-lists/{kind}/versions/{version}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A version and how it differs from the active one */
    readonly get: operations['getMentionListVersion'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/mention-lists/{kind}/versions/{version}/activate/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Make a version the active one, newer or older */
    readonly post: operations['activateMentionListVersion'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/webhooks/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Webhooks, newest first */
    readonly get: operations['listWebhooks'];
    readonly put?: never;
    /**
     * New webhook
     * @description Ten of an account at most. The secret is shown in this answer only.
     */
    readonly post: operations['createWebhook'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/webhooks/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Webhook */
    readonly get: operations['getWebhook'];
    /** Replace address, events and description */
    readonly put: operations['replaceWebhook'];
    readonly post?: never;
    /** Remove the webhook with its log */
    readonly delete: operations['removeWebhook'];
    readonly options?: never;
    readonly head?: never;
    /** Change the webhook, switch it off or on */
    readonly patch: operations['changeWebhook'];
    readonly trace?: never;
  };
  readonly '/api/webhooks/{id}/rotate-secret/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * New secret
     * @description For a day messages are signed with both secrets. The new one is shown in this answer only.
     */
    readonly post: operations['rotateWebhookSecret'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/webhooks/{id}/test/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Send the test event webhook.ping
     * @description Goes to a webhook that is off as well, in one attempt. What the receiver answered is found in the log.
     */
    readonly post: operations['testWebhook'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/webhooks/{id}/deliveries/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Deliveries of 30 days, newest first */
    readonly get: operations['listWebhookDeliveries'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/webhooks/{id}/deliveries/{delivery}/redeliver/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Send the event again
     * @description The same message under the same webhook-id, with a new budget of attempts.
     */
    readonly post: operations['redeliverWebhook'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/workers/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Processes that run jobs, and what each does
     * @description Up to a hundred, none unheard of for a day. Those at work first, then the stopping, then the silent; the last started first.
     */
    readonly get: operations['listWorkers'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/users/me/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Your own account */
    readonly get: operations['getMe'];
    /** Replace your name, language and notifications */
    readonly put: operations['replaceMe'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    /** Change your name, language, notifications */
    readonly patch: operations['changeMe'];
    readonly trace?: never;
  };
  readonly '/api/users/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Accounts, newest first */
    readonly get: operations['listUsers'];
    readonly put?: never;
    /** Register (as a client) */
    readonly post: operations['register'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/users/{id}/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** An account */
    readonly get: operations['getUser'];
    /**
     * Replace name, role and access
     * @description A changed role and a closed account end its tokens and sessions at once. The last administrator can be neither demoted nor closed (409).
     */
    readonly put: operations['replaceUser'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    /**
     * Change name, role or access
     * @description A changed role and a closed account end its tokens and sessions at once. The last administrator can be neither demoted nor closed (409).
     */
    readonly patch: operations['changeUser'];
    readonly trace?: never;
  };
  readonly '/api/health/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * How the parts of the system are
     * @description `unused`: the part is not configured. `degraded`: some part is away, work goes on without it. 503 with the same shape (`unhealthy`) means that nothing can work.
     */
    readonly get: operations['getHealth'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/report-schema/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** JSON Schema of the report */
    readonly get: operations['getReportSchema'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/schema/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** This document, OpenAPI 3.1 */
    readonly get: operations['getSchema'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/docs/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Swagger UI page */
    readonly get: operations['showSwagger'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/api/redoc/': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** ReDoc page */
    readonly get: operations['showRedoc'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly TokenPair: {
      /** @description Valid for an hour */
      readonly access: string;
      /** @description Valid for 7 days */
      readonly refresh: string;
    };
    readonly Problem: {
      /** @enum {string} */
      readonly type: 'about:blank';
      readonly title: string;
      readonly status: number;
      /** @description For people, in Russian or English by Accept-Language */
      readonly detail: string;
      /** @description Path of the request */
      readonly instance: string;
      /** @description Stable; for programs */
      readonly code: string;
      readonly request_id: string;
      /** @description Messages by field; _ is about the whole */
      readonly errors?: {
        readonly [key: string]: readonly string[];
      };
      /**
       * Format: uuid
       * @description The video that has the same bytes
       */
      readonly existing_id?: string;
    };
    readonly Project: {
      /** Format: uuid */
      readonly id: string;
      readonly name: string;
      readonly description: string;
      /** Format: uuid */
      readonly owner: string;
      readonly video_count: number;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
    };
    readonly VideoWithCounts: {
      /** Format: uuid */
      readonly id: string;
      readonly title: string;
      readonly description: string;
      /**
       * @description Age mark that the video is to carry; null: none
       * @enum {string|null}
       */
      readonly declared_mark: '0+' | '6+' | '12+' | '16+' | '18+' | null;
      /** Format: uuid */
      readonly project: string;
      /** Format: uuid */
      readonly owner: string;
      /**
       * Format: uri
       * @description Signed address, valid for an hour; null in lists
       */
      readonly file: string | null;
      readonly file_name: string;
      /** @description Bytes */
      readonly file_size: number;
      readonly container: string;
      /** @description Seconds with at most three decimals */
      readonly duration: number;
      readonly width: number;
      readonly height: number;
      readonly has_audio: boolean;
      readonly checksum: string;
      /** @enum {string} */
      readonly status: 'uploaded' | 'processing' | 'verification' | 'completed' | 'failed';
      /** Format: uuid */
      readonly execution: string | null;
      readonly failure: components['schemas']['Failure'];
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
      readonly project_name: string;
      readonly trigger_count: number;
      readonly pending_trigger_count: number;
      readonly confirmed_trigger_count: number;
    };
    readonly Failure: {
      /** @description Stable; for programs */
      readonly code: string;
      readonly message: string;
    } | null;
    readonly Video: {
      /** Format: uuid */
      readonly id: string;
      readonly title: string;
      readonly description: string;
      /**
       * @description Age mark that the video is to carry; null: none
       * @enum {string|null}
       */
      readonly declared_mark: '0+' | '6+' | '12+' | '16+' | '18+' | null;
      /** Format: uuid */
      readonly project: string;
      /** Format: uuid */
      readonly owner: string;
      /**
       * Format: uri
       * @description Signed address, valid for an hour; null in lists
       */
      readonly file: string | null;
      readonly file_name: string;
      /** @description Bytes */
      readonly file_size: number;
      readonly container: string;
      /** @description Seconds with at most three decimals */
      readonly duration: number;
      readonly width: number;
      readonly height: number;
      readonly has_audio: boolean;
      readonly checksum: string;
      /** @enum {string} */
      readonly status: 'uploaded' | 'processing' | 'verification' | 'completed' | 'failed';
      /** Format: uuid */
      readonly execution: string | null;
      readonly failure: components['schemas']['Failure'];
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
    };
    /** @description Signs of legal and platform risks of one video */
    readonly Report: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly video_id: string;
      /** Format: uuid */
      readonly execution: string;
      /** @enum {string} */
      readonly status: 'draft' | 'final';
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: uuid
       * @description The operator; null in a draft
       */
      readonly verified_by: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly finalised_at: string | null;
      /** @enum {number} */
      readonly schema_version: 1;
      readonly video: {
        /** Format: uuid */
        readonly id: string;
        readonly title: string;
        readonly file_name: string;
        readonly checksum: string;
        readonly file_size: number;
        /** @description Seconds from the first frame, whole milliseconds */
        readonly duration: number;
        readonly width: number;
        readonly height: number;
      };
      /** @enum {string} */
      readonly verdict: 'no-signs-found' | 'signs-found' | 'blocked';
      /** @description Triggers for which the verdict is blocked; see their status */
      readonly blocked_by: readonly string[];
      readonly age_rating: {
        /** @enum {string} */
        readonly mark: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
        readonly reasons: readonly {
          /** Format: uuid */
          readonly trigger: string;
          readonly risk: string;
          /** @description Seconds with at most three decimals */
          readonly start: number;
          /** @description Seconds with at most three decimals */
          readonly end: number;
          /** @enum {string} */
          readonly effect: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
          readonly law: readonly string[];
          readonly is_confirmed: boolean;
          /** @description Read the stricter way, because a question has no answer */
          readonly is_assumed: boolean;
        }[];
        /** @description The next lower mark */
        readonly next: {
          /** @enum {string} */
          readonly mark: '0+' | '6+' | '12+' | '16+' | '18+';
          /** @description Triggers that have to go */
          readonly remove: readonly string[];
        } | null;
        /** @description Every lower mark that cutting can reach, highest first */
        readonly steps: readonly {
          /** @enum {string} */
          readonly mark: '0+' | '6+' | '12+' | '16+' | '18+';
          /** @description Triggers that have to go */
          readonly remove: readonly string[];
        }[];
        /** @description What no cut removes */
        readonly whole_video: readonly {
          /** @enum {string} */
          readonly effect: '0+' | '6+' | '12+' | '16+' | '18+';
          readonly law: string;
        }[];
        readonly unanswered: readonly {
          /** Format: uuid */
          readonly trigger: string | null;
          readonly questions: readonly (
            | 'is_made_by_foreign_agent'
            | 'is_naturalistic'
            | 'is_episodic'
            | 'attitude'
            | 'has_compassion'
            | 'substance'
            | 'sexual_acts'
            | 'is_obscene_audible'
            | 'has_public_purpose'
          )[];
        }[];
        /** @description What missing answers leave possible */
        readonly range: {
          /** @enum {string} */
          readonly lowest: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
          /** @enum {string} */
          readonly highest: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
        };
        /** @enum {string} */
        readonly confidence: 'low' | 'medium' | 'high';
        readonly can_be_ready: boolean;
        readonly answers: readonly {
          /**
           * @description Every scene of this category; null with null trigger: the video
           * @enum {string|null}
           */
          readonly category:
            | 'nsfw_erotica'
            | 'violence_gore'
            | 'profanity'
            | 'unmarked_ads'
            | 'alcohol_tobacco_drugs'
            | 'prohibited_symbols'
            | 'law_436_fz'
            | 'koap_20_3'
            | 'extra'
            | null;
          /**
           * Format: uuid
           * @description This scene only
           */
          readonly trigger: string | null;
          /** @enum {string} */
          readonly question:
            | 'is_made_by_foreign_agent'
            | 'is_naturalistic'
            | 'is_episodic'
            | 'attitude'
            | 'has_compassion'
            | 'substance'
            | 'sexual_acts'
            | 'is_obscene_audible'
            | 'has_public_purpose';
          readonly answer: boolean | string;
          /** Format: uuid */
          readonly answered_by: string;
          /**
           * Format: date-time
           * @description ISO 8601 in UTC
           */
          readonly answered_at: string;
        }[];
        /** @description The mark that the client declared, compared with the suggested one */
        readonly declared: {
          /** @enum {string} */
          readonly mark: '0+' | '6+' | '12+' | '16+' | '18+';
          /** @enum {string} */
          readonly fit: 'too-low' | 'exact' | 'higher';
          /** @description What has to go before the declared mark suits; null: no cut helps */
          readonly remove: readonly string[] | null;
          /** @description A sign of risk; null unless the declared mark is too low */
          readonly sign: {
            readonly risk: string;
            readonly name_ru: string;
            readonly name_en: string;
            readonly law: readonly string[];
            readonly sanctions: string;
            readonly fixes: readonly (
              | 'bleep'
              | 'mute'
              | 'blur_region'
              | 'blur_frame'
              | 'cut'
              | 'add_ad_mark'
              | 'add_erid'
              | 'add_text_label'
              | 'add_audio_label'
              | 'add_age_mark'
              | 'add_disclaimer'
              | 'age_gate'
              | 'remove_link'
              | 'edit_metadata'
              | 'get_consent'
              | 'change_platform'
              | 'legal_review'
              | 'do_not_publish'
            )[];
            /** @description False while it rests on findings that nobody has confirmed */
            readonly is_confirmed: boolean;
          } | null;
        } | null;
      };
      readonly findings: readonly {
        /** Format: uuid */
        readonly trigger: string;
        readonly risk: string;
        readonly name_ru: string;
        readonly name_en: string;
        /** @enum {string} */
        readonly category:
          | 'nsfw_erotica'
          | 'violence_gore'
          | 'profanity'
          | 'unmarked_ads'
          | 'alcohol_tobacco_drugs'
          | 'prohibited_symbols'
          | 'law_436_fz'
          | 'koap_20_3'
          | 'extra';
        /** @enum {string} */
        readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
        readonly law: readonly string[];
        readonly sanctions: string;
        readonly fixes: readonly (
          | 'bleep'
          | 'mute'
          | 'blur_region'
          | 'blur_frame'
          | 'cut'
          | 'add_ad_mark'
          | 'add_erid'
          | 'add_text_label'
          | 'add_audio_label'
          | 'add_age_mark'
          | 'add_disclaimer'
          | 'age_gate'
          | 'remove_link'
          | 'edit_metadata'
          | 'get_consent'
          | 'change_platform'
          | 'legal_review'
          | 'do_not_publish'
        )[];
        /** @description Seconds from the first frame, whole milliseconds */
        readonly start: number;
        /** @description Seconds; the first moment after the stretch */
        readonly end: number;
        /** @description How sure the model or rule is; not a calibrated probability */
        readonly confidence: number;
        /** @enum {string} */
        readonly source: 'speech' | 'on-screen-text' | 'objects' | 'nsfw' | 'violence' | 'metadata' | 'operator';
        readonly evidence: readonly (
          | {
              /** @enum {string} */
              readonly kind: 'quote';
              /** @enum {string} */
              readonly channel: 'speech' | 'on-screen-text' | 'metadata';
              readonly quote: string;
              /** @description Matched parts of the quote: [start, end) in UTF-16 units */
              readonly marks: readonly (readonly number[])[];
              readonly rule: string;
              /** @description Seconds from the first frame, whole milliseconds */
              readonly start: number;
              /** @description Seconds; the first moment after the stretch */
              readonly end: number;
            }
          | {
              /** @enum {string} */
              readonly kind: 'frame';
              /** @description Seconds from the first frame, whole milliseconds */
              readonly at: number;
              readonly label: string;
              readonly score: number;
              /** @description Shares of the frame, from its upper left corner */
              readonly box: {
                readonly x: number;
                readonly y: number;
                readonly width: number;
                readonly height: number;
              } | null;
            }
          | {
              /** @enum {string} */
              readonly kind: 'score';
              readonly classifier: string;
              readonly label: string;
              readonly peak: number;
              readonly threshold: number;
              /** @description Seconds above the threshold */
              readonly above: number;
            }
          | {
              /** @enum {string} */
              readonly kind: 'list';
              /** @enum {string} */
              readonly list:
                | 'foreign-agents'
                | 'banned-organisations'
                | 'terrorist-organisations'
                | 'undesirable-organisations'
                | 'banned-materials'
                | 'drugs';
              readonly list_version: string;
              /**
               * Format: date
               * @description The day of the list
               */
              readonly as_of: string;
              readonly title: string;
              /** @description The name as the list writes it */
              readonly entry: string;
              readonly decision: string;
              /** Format: date */
              readonly since: string | null;
              /** @description Words that the law wants beside the name; empty: those of the kind of list */
              readonly note: string;
            }
          | {
              /** @enum {string} */
              readonly kind: 'absence';
              readonly looked_for: string;
              readonly searched: {
                /** @description Seconds from the first frame, whole milliseconds */
                readonly start: number;
                /** @description Seconds; the first moment after the stretch */
                readonly end: number;
              };
              readonly frames: number;
              readonly words: number;
            }
          | {
              /** @enum {string} */
              readonly kind: 'note';
              readonly text: string;
            }
        )[];
        /** @description Pictures that prove it, three at most */
        readonly frames: readonly {
          /** @description Seconds from the first frame, whole milliseconds */
          readonly at: number;
          /**
           * Format: uri
           * @description JPEG of 640 pixels at most; works for an hour. Null: not available now
           */
          readonly frame_url: string | null;
          /** @description Nudity, violence or data of people: do not show it unasked */
          readonly is_sensitive: boolean;
          readonly marks: readonly {
            readonly label: string;
            readonly score: number;
            /** @description Shares of the frame, from its upper left corner */
            readonly box: {
              readonly x: number;
              readonly y: number;
              readonly width: number;
              readonly height: number;
            } | null;
          }[];
        }[];
        /** @enum {string} */
        readonly status: 'unverified' | 'confirmed';
        readonly comment: string;
      }[];
      readonly counts: {
        readonly raised: number;
        readonly confirmed: number;
        readonly rejected: number;
        readonly undecided: number;
        readonly added_by_operator: number;
      };
      /** @description What was checked, how far, and what was not. No findings never means clean. */
      readonly coverage: readonly (
        | {
            /** @enum {string} */
            readonly check: 'speech' | 'on-screen-text' | 'objects' | 'nsfw' | 'violence' | 'audio-events';
            /** @enum {string} */
            readonly status: 'checked';
            readonly engine: string;
            readonly model: string;
            readonly intervals: readonly {
              /** @description Seconds from the first frame, whole milliseconds */
              readonly start: number;
              /** @description Seconds; the first moment after the stretch */
              readonly end: number;
            }[];
            /** @description Seconds that the intervals cover together */
            readonly duration: number;
            readonly frames_sampled: number;
            readonly frames_analysed: number;
            readonly limitations: readonly string[];
          }
        | {
            /** @enum {string} */
            readonly check: 'speech' | 'on-screen-text' | 'objects' | 'nsfw' | 'violence' | 'audio-events';
            /** @enum {string} */
            readonly status: 'not-checked';
            /** @enum {string} */
            readonly reason:
              | 'not-run'
              | 'no-audio-track'
              | 'not-decoded'
              | 'no-local-model'
              | 'model-not-installed'
              | 'service-not-configured'
              | 'service-failed'
              | 'speech-not-recognised'
              | 'language-not-supported';
            readonly intervals: readonly {
              /** @description Seconds from the first frame, whole milliseconds */
              readonly start: number;
              /** @description Seconds; the first moment after the stretch */
              readonly end: number;
            }[];
            /** @description Seconds from the first frame, whole milliseconds */
            readonly duration: number;
          }
      )[];
      /** @description Answers of models that could not be believed; nothing was concluded from them */
      readonly ignored: readonly {
        /** @enum {string} */
        readonly reason:
          'invalid-confidence' | 'invalid-interval' | 'invalid-box' | 'outside-video' | 'unreadable-text';
        readonly count: number;
      }[];
      readonly catalogue: {
        readonly version: string;
        /** Format: date */
        readonly facts_as_of: string;
        readonly notice_ru: string;
        readonly notice_en: string;
        /** @description Dated lists that the words were compared with, as they stood on their day */
        readonly lists: readonly {
          /** @enum {string} */
          readonly list:
            | 'foreign-agents'
            | 'banned-organisations'
            | 'terrorist-organisations'
            | 'undesirable-organisations'
            | 'banned-materials'
            | 'drugs';
          readonly version: string;
          /** Format: date */
          readonly as_of: string;
          readonly title: string;
        }[];
      };
      readonly summary: string;
    };
    readonly PipelineExecution: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly video: string;
      /** Format: uuid */
      readonly owner: string;
      /** @enum {string} */
      readonly status: 'pending' | 'running' | 'completed' | 'failed';
      readonly stages: readonly {
        /** @enum {string} */
        readonly name: 'validate' | 'extract' | 'transcribe' | 'look' | 'detect' | 'publish';
        /** @enum {string} */
        readonly status: 'waiting' | 'running' | 'done';
        readonly attempts: number;
        readonly outages: number;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly started_at: string | null;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly finished_at: string | null;
      }[];
      readonly failure: components['schemas']['Failure'];
      readonly model_calls: number;
      /** @description Seconds with at most three decimals */
      readonly model_seconds: number;
      readonly cost_usd: number;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly started_at: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly finished_at: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
    };
    readonly SignedUrl: {
      /** Format: uri */
      readonly url: string;
      /** @description Seconds */
      readonly expires_in: number;
    };
    readonly Upload: {
      /** Format: uuid */
      readonly id: string;
      /**
       * @description refused: all bytes are in, and they are no video that is taken
       * @enum {string}
       */
      readonly state: 'receiving' | 'finished' | 'refused';
      /** Format: uuid */
      readonly project: string;
      readonly file_name: string;
      readonly title: string;
      readonly description: string;
      /** @enum {string|null} */
      readonly declared_mark: '0+' | '6+' | '12+' | '16+' | '18+' | null;
      readonly has_subtitles: boolean;
      /** @description Bytes of the whole file */
      readonly size: number;
      /** @description Bytes that have come in */
      readonly offset: number;
      /**
       * Format: uuid
       * @description What was made of it
       */
      readonly video: string | null;
      readonly problem: {
        /** @description With which a whole upload in one request would be refused */
        readonly status: number;
        /** @description Stable; for programs */
        readonly code: string;
        readonly detail: string;
        /**
         * Format: uuid
         * @description The video that has the same bytes
         */
        readonly existing_id?: string;
      } | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description Then it is forgotten, and bytes that no video was made of are removed
       */
      readonly expires_at: string;
    };
    readonly Trigger: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly video: string;
      /** Format: uuid */
      readonly execution: string;
      readonly risk: string;
      /** @enum {string} */
      readonly source: 'speech' | 'on-screen-text' | 'objects' | 'nsfw' | 'violence' | 'metadata' | 'operator';
      /** @description Seconds with at most three decimals */
      readonly start: number;
      /** @description Seconds with at most three decimals */
      readonly end: number;
      /** @description How sure the model or rule is; not a calibrated probability */
      readonly confidence: number;
      /** @enum {string} */
      readonly status: 'pending' | 'processed';
      readonly evidence: readonly (
        | {
            /** @enum {string} */
            readonly kind: 'quote';
            /** @enum {string} */
            readonly channel: 'speech' | 'on-screen-text' | 'metadata';
            readonly quote: string;
            /** @description Matched parts of the quote: [start, end) in UTF-16 units */
            readonly marks: readonly (readonly number[])[];
            readonly rule: string;
            /** @description Seconds from the first frame, whole milliseconds */
            readonly start: number;
            /** @description Seconds; the first moment after the stretch */
            readonly end: number;
          }
        | {
            /** @enum {string} */
            readonly kind: 'frame';
            /** @description Seconds from the first frame, whole milliseconds */
            readonly at: number;
            readonly label: string;
            readonly score: number;
            /** @description Shares of the frame, from its upper left corner */
            readonly box: {
              readonly x: number;
              readonly y: number;
              readonly width: number;
              readonly height: number;
            } | null;
          }
        | {
            /** @enum {string} */
            readonly kind: 'score';
            readonly classifier: string;
            readonly label: string;
            readonly peak: number;
            readonly threshold: number;
            /** @description Seconds above the threshold */
            readonly above: number;
          }
        | {
            /** @enum {string} */
            readonly kind: 'list';
            /** @enum {string} */
            readonly list:
              | 'foreign-agents'
              | 'banned-organisations'
              | 'terrorist-organisations'
              | 'undesirable-organisations'
              | 'banned-materials'
              | 'drugs';
            readonly list_version: string;
            /**
             * Format: date
             * @description The day of the list
             */
            readonly as_of: string;
            readonly title: string;
            /** @description The name as the list writes it */
            readonly entry: string;
            readonly decision: string;
            /** Format: date */
            readonly since: string | null;
            /** @description Words that the law wants beside the name; empty: those of the kind of list */
            readonly note: string;
          }
        | {
            /** @enum {string} */
            readonly kind: 'absence';
            readonly looked_for: string;
            readonly searched: {
              /** @description Seconds from the first frame, whole milliseconds */
              readonly start: number;
              /** @description Seconds; the first moment after the stretch */
              readonly end: number;
            };
            readonly frames: number;
            readonly words: number;
          }
        | {
            /** @enum {string} */
            readonly kind: 'note';
            readonly text: string;
          }
      )[];
      readonly catalogue_version: string;
      readonly decision: {
        /** @enum {string} */
        readonly verdict: 'confirmed' | 'rejected' | 'relabelled';
        readonly risk: string;
        /** @description Seconds with at most three decimals */
        readonly start: number;
        /** @description Seconds with at most three decimals */
        readonly end: number;
        readonly comment: string;
        /** Format: uuid */
        readonly operator: string;
        /** Format: uuid */
        readonly label: string;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly decided_at: string;
      } | null;
      /** @description Grows with each change */
      readonly version: number;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
    };
    readonly Colleagues: {
      readonly results: readonly {
        /** Format: uuid */
        readonly id: string;
        readonly name: string;
        /** @enum {string} */
        readonly role: 'operator' | 'admin';
      }[];
    };
    /** @description What happens by itself where scenes begin that may disturb */
    readonly OperatorSettings: {
      readonly blur: boolean;
      readonly grey: boolean;
      readonly mute: boolean;
    };
    readonly VerificationTask: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly video: string;
      /** Format: uuid */
      readonly execution: string;
      /** Format: uuid */
      readonly report: string;
      readonly priority: number;
      /** @enum {string} */
      readonly status: 'pending' | 'in_progress' | 'completed';
      /** Format: uuid */
      readonly operator: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly taken_at: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly lease_expires_at: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly completed_at: string | null;
      readonly summary: string | null;
      /** @description The last word of whoever passed the task on; escalated ones are for admins */
      readonly passed_on: {
        /** @enum {string} */
        readonly kind: 'handed-over' | 'escalated';
        /** Format: uuid */
        readonly by: string;
        readonly comment: string;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly at: string;
      } | null;
      /**
       * Format: date-time
       * @description Until when the report is promised
       */
      readonly due_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
    };
    readonly VideoPreview: {
      /** @description Loudness, evenly spread over the video; empty without sound */
      readonly peaks: readonly number[];
      readonly film: {
        /**
         * Format: uri
         * @description Temporary address of a JPEG: cells row after row, evenly spread over the video
         */
        readonly url: string;
        readonly columns: number;
        readonly count: number;
        readonly cell_width: number;
        readonly cell_height: number;
      } | null;
    };
    readonly Transcript: {
      readonly lines: readonly {
        /** @description Seconds with at most three decimals */
        readonly start: number;
        /** @description Seconds with at most three decimals */
        readonly end: number;
        /** @enum {string} */
        readonly origin: 'recogniser' | 'subtitles';
        /** @description Text, start and end in seconds */
        readonly words: readonly (readonly [string, number, number])[];
      }[];
    };
    readonly VerificationTaskInQueue: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly video: string;
      /** Format: uuid */
      readonly execution: string;
      /** Format: uuid */
      readonly report: string;
      readonly priority: number;
      /** @enum {string} */
      readonly status: 'pending' | 'in_progress' | 'completed';
      /** Format: uuid */
      readonly operator: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly taken_at: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly lease_expires_at: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly completed_at: string | null;
      readonly summary: string | null;
      /** @description The last word of whoever passed the task on; escalated ones are for admins */
      readonly passed_on: {
        /** @enum {string} */
        readonly kind: 'handed-over' | 'escalated';
        /** Format: uuid */
        readonly by: string;
        readonly comment: string;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly at: string;
      } | null;
      /**
       * Format: date-time
       * @description Until when the report is promised
       */
      readonly due_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
      readonly video_title: string;
      /** @description Seconds with at most three decimals */
      readonly video_duration: number;
      readonly project_name: string;
      readonly trigger_count: number;
      readonly pending_trigger_count: number;
      readonly operator_name: string | null;
    };
    readonly TaskAgeRating: {
      /** Format: uuid */
      readonly task: string;
      /** @description Grows with each change */
      readonly version: number;
      readonly rating: {
        /** @enum {string} */
        readonly mark: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
        readonly reasons: readonly {
          /** Format: uuid */
          readonly trigger: string;
          readonly risk: string;
          /** @description Seconds with at most three decimals */
          readonly start: number;
          /** @description Seconds with at most three decimals */
          readonly end: number;
          /** @enum {string} */
          readonly effect: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
          readonly law: readonly string[];
          readonly is_confirmed: boolean;
          /** @description Read the stricter way, because a question has no answer */
          readonly is_assumed: boolean;
        }[];
        /** @description The next lower mark */
        readonly next: {
          /** @enum {string} */
          readonly mark: '0+' | '6+' | '12+' | '16+' | '18+';
          /** @description Triggers that have to go */
          readonly remove: readonly string[];
        } | null;
        /** @description Every lower mark that cutting can reach, highest first */
        readonly steps: readonly {
          /** @enum {string} */
          readonly mark: '0+' | '6+' | '12+' | '16+' | '18+';
          /** @description Triggers that have to go */
          readonly remove: readonly string[];
        }[];
        /** @description What no cut removes */
        readonly whole_video: readonly {
          /** @enum {string} */
          readonly effect: '0+' | '6+' | '12+' | '16+' | '18+';
          readonly law: string;
        }[];
        readonly unanswered: readonly {
          /** Format: uuid */
          readonly trigger: string | null;
          readonly questions: readonly (
            | 'is_made_by_foreign_agent'
            | 'is_naturalistic'
            | 'is_episodic'
            | 'attitude'
            | 'has_compassion'
            | 'substance'
            | 'sexual_acts'
            | 'is_obscene_audible'
            | 'has_public_purpose'
          )[];
        }[];
        /** @description What missing answers leave possible */
        readonly range: {
          /** @enum {string} */
          readonly lowest: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
          /** @enum {string} */
          readonly highest: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited';
        };
        /** @enum {string} */
        readonly confidence: 'low' | 'medium' | 'high';
        readonly can_be_ready: boolean;
        readonly answers: readonly {
          /**
           * @description Every scene of this category; null with null trigger: the video
           * @enum {string|null}
           */
          readonly category:
            | 'nsfw_erotica'
            | 'violence_gore'
            | 'profanity'
            | 'unmarked_ads'
            | 'alcohol_tobacco_drugs'
            | 'prohibited_symbols'
            | 'law_436_fz'
            | 'koap_20_3'
            | 'extra'
            | null;
          /**
           * Format: uuid
           * @description This scene only
           */
          readonly trigger: string | null;
          /** @enum {string} */
          readonly question:
            | 'is_made_by_foreign_agent'
            | 'is_naturalistic'
            | 'is_episodic'
            | 'attitude'
            | 'has_compassion'
            | 'substance'
            | 'sexual_acts'
            | 'is_obscene_audible'
            | 'has_public_purpose';
          readonly answer: boolean | string;
          /** Format: uuid */
          readonly answered_by: string;
          /**
           * Format: date-time
           * @description ISO 8601 in UTC
           */
          readonly answered_at: string;
        }[];
        /** @description The mark that the client declared, compared with the suggested one */
        readonly declared: {
          /** @enum {string} */
          readonly mark: '0+' | '6+' | '12+' | '16+' | '18+';
          /** @enum {string} */
          readonly fit: 'too-low' | 'exact' | 'higher';
          /** @description What has to go before the declared mark suits; null: no cut helps */
          readonly remove: readonly string[] | null;
          /** @description A sign of risk; null unless the declared mark is too low */
          readonly sign: {
            readonly risk: string;
            readonly name_ru: string;
            readonly name_en: string;
            readonly law: readonly string[];
            readonly sanctions: string;
            readonly fixes: readonly (
              | 'bleep'
              | 'mute'
              | 'blur_region'
              | 'blur_frame'
              | 'cut'
              | 'add_ad_mark'
              | 'add_erid'
              | 'add_text_label'
              | 'add_audio_label'
              | 'add_age_mark'
              | 'add_disclaimer'
              | 'age_gate'
              | 'remove_link'
              | 'edit_metadata'
              | 'get_consent'
              | 'change_platform'
              | 'legal_review'
              | 'do_not_publish'
            )[];
            /** @description False while it rests on findings that nobody has confirmed */
            readonly is_confirmed: boolean;
          } | null;
        } | null;
      };
      /** @description What the triggers make worth asking: about the video, and once for each category */
      readonly questions: readonly {
        /**
         * @description Every scene of this category; null with null trigger: the video
         * @enum {string|null}
         */
        readonly category:
          | 'nsfw_erotica'
          | 'violence_gore'
          | 'profanity'
          | 'unmarked_ads'
          | 'alcohol_tobacco_drugs'
          | 'prohibited_symbols'
          | 'law_436_fz'
          | 'koap_20_3'
          | 'extra'
          | null;
        /**
         * Format: uuid
         * @description This scene only
         */
        readonly trigger: string | null;
        /** @enum {string} */
        readonly question:
          | 'is_made_by_foreign_agent'
          | 'is_naturalistic'
          | 'is_episodic'
          | 'attitude'
          | 'has_compassion'
          | 'substance'
          | 'sexual_acts'
          | 'is_obscene_audible'
          | 'has_public_purpose';
        /** @description Mildest first */
        readonly answers: readonly (boolean | string)[];
        readonly answer: boolean | string | null;
      }[];
      /** @description Scenes that may be answered about on their own; such an answer goes before that of the category */
      readonly scenes: readonly {
        /** Format: uuid */
        readonly trigger: string;
        readonly risk: string;
        /** @enum {string} */
        readonly category:
          | 'nsfw_erotica'
          | 'violence_gore'
          | 'profanity'
          | 'unmarked_ads'
          | 'alcohol_tobacco_drugs'
          | 'prohibited_symbols'
          | 'law_436_fz'
          | 'koap_20_3'
          | 'extra';
        /** @description Seconds with at most three decimals */
        readonly start: number;
        /** @description Seconds with at most three decimals */
        readonly end: number;
        readonly is_confirmed: boolean;
        readonly questions: readonly (
          | 'is_made_by_foreign_agent'
          | 'is_naturalistic'
          | 'is_episodic'
          | 'attitude'
          | 'has_compassion'
          | 'substance'
          | 'sexual_acts'
          | 'is_obscene_audible'
          | 'has_public_purpose'
        )[];
      }[];
    };
    readonly OperatorLabel: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly trigger: string;
      /** Format: uuid */
      readonly task: string;
      /** Format: uuid */
      readonly video: string;
      /** Format: uuid */
      readonly operator: string;
      /** @enum {string} */
      readonly verdict: 'confirmed' | 'rejected' | 'relabelled' | 'reopened' | 'added';
      readonly risk: string;
      /** @description Seconds with at most three decimals */
      readonly start: number;
      /** @description Seconds with at most three decimals */
      readonly end: number;
      readonly comment: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
    };
    readonly OperatorLogEntry: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly operator: string;
      /** @enum {string} */
      readonly action:
        | 'task-taken'
        | 'task-released'
        | 'task-handed-over'
        | 'task-escalated'
        | 'lease-expired'
        | 'trigger-decided'
        | 'trigger-reopened'
        | 'trigger-added'
        | 'age-answered'
        | 'task-completed'
        | 'catalogue-changed';
      /** @enum {string} */
      readonly subject_type: 'task' | 'trigger' | 'catalogue';
      readonly subject: string;
      readonly details: {
        readonly [key: string]: string | number | boolean;
      };
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
    };
    readonly CatalogueVersion: {
      readonly version: string;
      /** @description Null for the first one */
      readonly previous_version: string | null;
      /** Format: date */
      readonly facts_as_of: string;
      /**
       * Format: uuid
       * @description Null: it came with the product
       */
      readonly changed_by: string | null;
      readonly changed_by_name: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly changed_at: string | null;
      readonly changes: readonly {
        readonly risk: string;
        /**
         * @description tuned: threshold, severity or enabled; reworded: only its facts or words
         * @enum {string}
         */
        readonly kind: 'added' | 'removed' | 'tuned' | 'reworded';
        readonly threshold: {
          readonly before: number;
          readonly after: number;
        } | null;
        readonly severity: {
          /** @enum {string} */
          readonly before: 'critical' | 'high' | 'medium' | 'low' | 'info';
          /** @enum {string} */
          readonly after: 'critical' | 'high' | 'medium' | 'low' | 'info';
        } | null;
        readonly is_enabled: {
          readonly before: boolean;
          readonly after: boolean;
        } | null;
      }[];
    };
    readonly RiskDefinition: {
      readonly code: string;
      readonly name_ru: string;
      readonly name_en: string;
      /** @enum {string} */
      readonly category:
        | 'nsfw_erotica'
        | 'violence_gore'
        | 'profanity'
        | 'unmarked_ads'
        | 'alcohol_tobacco_drugs'
        | 'prohibited_symbols'
        | 'law_436_fz'
        | 'koap_20_3'
        | 'extra';
      readonly also_in: readonly (
        | 'nsfw_erotica'
        | 'violence_gore'
        | 'profanity'
        | 'unmarked_ads'
        | 'alcohol_tobacco_drugs'
        | 'prohibited_symbols'
        | 'law_436_fz'
        | 'koap_20_3'
        | 'extra'
      )[];
      /** @description Articles as a Russian lawyer cites them */
      readonly law: readonly string[];
      /** @description What gives it away, by kind of signal */
      readonly signs: {
        readonly [key: string]: string;
      };
      /** @enum {string} */
      readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
      /** @description A finding below this is not raised */
      readonly threshold: number;
      /** @enum {string} */
      readonly age_effect: '0+' | '6+' | '12+' | '16+' | '18+' | 'prohibited' | 'none';
      readonly age_rule: string;
      readonly fixes: readonly (
        | 'bleep'
        | 'mute'
        | 'blur_region'
        | 'blur_frame'
        | 'cut'
        | 'add_ad_mark'
        | 'add_erid'
        | 'add_text_label'
        | 'add_audio_label'
        | 'add_age_mark'
        | 'add_disclaimer'
        | 'age_gate'
        | 'remove_link'
        | 'edit_metadata'
        | 'get_consent'
        | 'change_platform'
        | 'legal_review'
        | 'do_not_publish'
      )[];
      readonly sanctions: string;
      /** @enum {string} */
      readonly fact_confidence: 'high' | 'medium' | 'low';
      /**
       * @description V: verified in a source, K: known, VK: both in part
       * @enum {string}
       */
      readonly fact_source: 'V' | 'K' | 'VK';
      /** @enum {string} */
      readonly volatility: 'low' | 'medium' | 'high';
      readonly is_enabled: boolean;
      readonly catalogue_version: string;
      /** Format: date */
      readonly facts_as_of: string;
    };
    readonly MentionList: {
      /** @enum {string} */
      readonly kind:
        | 'foreign-agents'
        | 'banned-organisations'
        | 'terrorist-organisations'
        | 'undesirable-organisations'
        | 'banned-materials'
        | 'drugs';
      /** @description Code of the risk that a name of the list is a sign of */
      readonly risk: string;
      /** @description Null: nothing of this kind is looked for */
      readonly active: {
        /** @enum {string} */
        readonly kind:
          | 'foreign-agents'
          | 'banned-organisations'
          | 'terrorist-organisations'
          | 'undesirable-organisations'
          | 'banned-materials'
          | 'drugs';
        readonly version: string;
        /** Format: date */
        readonly as_of: string;
        /** @description Days since as_of */
        readonly age_days: number;
        readonly title: string;
        readonly source_url: string;
        /** @enum {string} */
        readonly origin: 'shipped' | 'loaded';
        readonly entries: number;
        /** @description Entries that were left out when it was loaded */
        readonly refused: number;
        /**
         * Format: uuid
         * @description Null for lists that come with the product
         */
        readonly loaded_by: string | null;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly loaded_at: string | null;
        /** @description Videos are judged by it */
        readonly is_active: boolean;
      } | null;
    };
    readonly MentionListEntry: {
      readonly name: string;
      readonly aliases: readonly string[];
      /** @description Names with an everyday meaning: they count only beside a cue */
      readonly doubtful: readonly string[];
      readonly cues: readonly string[];
      readonly note: string;
      readonly decision: string;
      /** Format: date */
      readonly since: string | null;
      /**
       * Format: date
       * @description The first day on which it no longer applies
       */
      readonly until: string | null;
    };
    readonly MentionListVersion: {
      /** @enum {string} */
      readonly kind:
        | 'foreign-agents'
        | 'banned-organisations'
        | 'terrorist-organisations'
        | 'undesirable-organisations'
        | 'banned-materials'
        | 'drugs';
      readonly version: string;
      /** Format: date */
      readonly as_of: string;
      /** @description Days since as_of */
      readonly age_days: number;
      readonly title: string;
      readonly source_url: string;
      /** @enum {string} */
      readonly origin: 'shipped' | 'loaded';
      readonly entries: number;
      /** @description Entries that were left out when it was loaded */
      readonly refused: number;
      /**
       * Format: uuid
       * @description Null for lists that come with the product
       */
      readonly loaded_by: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly loaded_at: string | null;
      /** @description Videos are judged by it */
      readonly is_active: boolean;
    };
    readonly ComparedMentionListVersion: {
      /** @enum {string} */
      readonly kind:
        | 'foreign-agents'
        | 'banned-organisations'
        | 'terrorist-organisations'
        | 'undesirable-organisations'
        | 'banned-materials'
        | 'drugs';
      readonly version: string;
      /** Format: date */
      readonly as_of: string;
      /** @description Days since as_of */
      readonly age_days: number;
      readonly title: string;
      readonly source_url: string;
      /** @enum {string} */
      readonly origin: 'shipped' | 'loaded';
      readonly entries: number;
      /** @description Entries that were left out when it was loaded */
      readonly refused: number;
      /**
       * Format: uuid
       * @description Null for lists that come with the product
       */
      readonly loaded_by: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly loaded_at: string | null;
      /** @description Videos are judged by it */
      readonly is_active: boolean;
      /** @description The first hundred */
      readonly refused_lines: readonly {
        readonly line: number;
        /** @enum {string} */
        readonly problem:
          | 'not-an-entry'
          | 'unknown-field'
          | 'name-missing'
          | 'too-long'
          | 'too-many-names'
          | 'too-many-cues'
          | 'no-letters'
          | 'too-short'
          | 'ordinary-word'
          | 'cues-missing'
          | 'cue-not-a-word'
          | 'invalid-date'
          | 'dates-reversed'
          | 'duplicate';
        readonly detail: string;
        readonly text: string;
      }[];
      /** @description What making it the active version would change */
      readonly difference: {
        /** @description The active version */
        readonly against: string | null;
        readonly added: number;
        readonly removed: number;
        readonly changed: number;
        readonly unchanged: number;
        /** @description The first twenty */
        readonly added_names: readonly string[];
        /** @description The first twenty */
        readonly removed_names: readonly string[];
        /** @description The first twenty */
        readonly changed_names: readonly string[];
      };
    };
    readonly Webhook: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly owner: string;
      readonly url: string;
      readonly events: readonly ('video.ready' | 'video.failed' | 'report.published')[];
      readonly description: string;
      readonly active: boolean;
      /**
       * @description paused: by its owner; disabled: by us
       * @enum {string}
       */
      readonly state: 'active' | 'paused' | 'disabled';
      readonly disabled: {
        /** @enum {string} */
        readonly reason: 'gone' | 'failing';
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly at: string;
      } | null;
      /** @description Deliveries given up since the last arrival */
      readonly failures_in_a_row: number;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly failing_since: string | null;
      /**
       * Format: date-time
       * @description Until then messages carry the signature of the old secret too
       */
      readonly previous_secret_until: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
    };
    readonly WebhookWithSecret: {
      /** Format: uuid */
      readonly id: string;
      /** Format: uuid */
      readonly owner: string;
      readonly url: string;
      readonly events: readonly ('video.ready' | 'video.failed' | 'report.published')[];
      readonly description: string;
      readonly active: boolean;
      /**
       * @description paused: by its owner; disabled: by us
       * @enum {string}
       */
      readonly state: 'active' | 'paused' | 'disabled';
      readonly disabled: {
        /** @enum {string} */
        readonly reason: 'gone' | 'failing';
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly at: string;
      } | null;
      /** @description Deliveries given up since the last arrival */
      readonly failures_in_a_row: number;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly failing_since: string | null;
      /**
       * Format: date-time
       * @description Until then messages carry the signature of the old secret too
       */
      readonly previous_secret_until: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly updated_at: string;
      /** @description Shown now and never again: 32 bytes in base64 */
      readonly secret: string;
    };
    readonly WebhookDelivery: {
      /**
       * Format: uuid
       * @description Sent as webhook-id with every attempt
       */
      readonly id: string;
      /** Format: uuid */
      readonly webhook: string;
      /** @enum {string} */
      readonly event: 'video.ready' | 'video.failed' | 'report.published' | 'webhook.ping';
      /** @enum {string} */
      readonly state: 'pending' | 'delivered' | 'failed';
      /** @enum {string|null} */
      readonly failure: 'exhausted' | 'gone' | 'switched-off' | null;
      /** @description The exact text that is signed and sent */
      readonly body: string;
      /** @description The last 20, oldest first */
      readonly attempts: readonly {
        readonly number: number;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC
         */
        readonly at: string;
        readonly duration_ms: number;
        /** @description HTTP status of the answer */
        readonly status: number | null;
        /**
         * @description Why there was none
         * @enum {string|null}
         */
        readonly error:
          | 'address-not-allowed'
          | 'name-not-found'
          | 'connection-refused'
          | 'connection-reset'
          | 'unreachable'
          | 'tls'
          | 'timeout'
          | 'bad-answer'
          | 'other'
          | null;
        /** @description The beginning of the answer, at most 4096 bytes */
        readonly response: string | null;
      }[];
      readonly attempt_count: number;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly next_attempt_at: string | null;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly finished_at: string | null;
    };
    readonly Worker: {
      /** @description Under which it holds stages */
      readonly id: string;
      readonly host: string;
      readonly process_id: number;
      /** @description Of the product */
      readonly version: string;
      /**
       * @description draining: it stops and takes no new work; silent: not heard of for 30 seconds
       * @enum {string}
       */
      readonly state: 'working' | 'draining' | 'silent';
      /** @description How many stages it may run at once */
      readonly stages_at_once: number;
      /** @description Held by it now */
      readonly stages: readonly {
        /** Format: uuid */
        readonly execution: string;
        /** @enum {string} */
        readonly stage: 'validate' | 'extract' | 'transcribe' | 'look' | 'detect' | 'publish';
      }[];
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly started_at: string;
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly last_seen_at: string;
    };
    readonly User: {
      /** Format: uuid */
      readonly id: string;
      readonly email: string;
      readonly name: string;
      /** @enum {string} */
      readonly role: 'client' | 'operator' | 'admin';
      /** @enum {string} */
      readonly locale: 'ru' | 'en';
      readonly is_active: boolean;
      /** @description About what the account gets letters */
      readonly notifications: {
        /** @description The models have finished */
        readonly analysis_ready: boolean;
        /** @description A video could not be checked */
        readonly video_failed: boolean;
        /** @description An operator has verified the report */
        readonly report_published: boolean;
      };
      /**
       * Format: date-time
       * @description ISO 8601 in UTC
       */
      readonly created_at: string;
      /** @description Grows with each change */
      readonly version: number;
    };
    readonly Health: {
      /** @enum {string} */
      readonly status: 'healthy' | 'degraded' | 'unhealthy';
      /** @enum {string} */
      readonly database: 'ok' | 'unavailable' | 'unused';
      /** @enum {string} */
      readonly redis: 'ok' | 'unavailable' | 'unused';
      /** @enum {string} */
      readonly b2: 'ok' | 'unavailable' | 'unused';
      /** @enum {string} */
      readonly replicate: 'ok' | 'unavailable' | 'unused';
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly createToken: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description The e-mail address */
          readonly username: string;
          readonly password: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TokenPair'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly refreshToken: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly refresh: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TokenPair'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly logOut: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly refresh: string;
          /**
           * @description Ends every token and session of the account
           * @default false
           */
          readonly all_devices?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly requestPasswordReset: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly email: string;
        };
      };
    };
    readonly responses: {
      /** @description Accepted, work goes on */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description How long the link works */
            readonly valid_minutes: number;
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly confirmPasswordReset: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description From the letter */
          readonly token: string;
          readonly password: string;
        };
      };
    };
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changePassword: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly old_password: string;
          readonly new_password: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TokenPair'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listProjects: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        /** @description Instead of page: empty to begin, then as in next and previous; with the same filters and ordering */
        readonly cursor?: string;
        /** @description Left out: -created_at */
        readonly ordering?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'name' | '-name';
        readonly owner?: string;
        readonly search?: string;
        /** @description At this moment or later */
        readonly created_after?: string;
        /** @description Earlier than this moment */
        readonly created_before?: string;
        /** @description At this moment or later */
        readonly updated_after?: string;
        /** @description Earlier than this moment */
        readonly updated_before?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least". Null with a cursor: nothing is counted */
            readonly count: number | null;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['Project'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly createProject: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A name that you give to the request: repeated under the same key it creates nothing again. Kept for a day at least. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly name: string;
          /** @default  */
          readonly description?: string;
        };
      };
    };
    readonly responses: {
      /** @description Created */
      readonly 201: {
        headers: {
          /** @description Where that which was made is found. */
          readonly Location?: string;
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          /** @description `true`: this was created before by the same request. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Project'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getProject: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of what you have: the answer is 304 when nothing has changed. */
        readonly 'If-None-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Project'];
        };
      };
      /** @description Not modified */
      readonly 304: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly replaceProject: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly name: string;
          /** @default  */
          readonly description?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Project'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly removeProject: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeProject: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly name?: string;
          readonly description?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Project'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listVideos: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        /** @description Instead of page: empty to begin, then as in next and previous; with the same filters and ordering */
        readonly cursor?: string;
        /** @description Left out: -created_at */
        readonly ordering?:
          'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'title' | '-title' | 'duration' | '-duration';
        readonly owner?: string;
        readonly project?: string;
        readonly status?: readonly ('uploaded' | 'processing' | 'verification' | 'completed' | 'failed')[];
        readonly search?: string;
        /** @description At this moment or later */
        readonly created_after?: string;
        /** @description Earlier than this moment */
        readonly created_before?: string;
        /** @description At this moment or later */
        readonly updated_after?: string;
        /** @description Earlier than this moment */
        readonly updated_before?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least". Null with a cursor: nothing is counted */
            readonly count: number | null;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['VideoWithCounts'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly uploadVideo: {
    readonly parameters: {
      readonly query?: {
        readonly project_id?: string;
      };
      readonly header?: {
        /** @description A name that you give to the request: repeated under the same key it creates nothing again. Kept for a day at least. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'multipart/form-data': {
          /**
           * Format: uuid
           * @description Before the file: it is received as a stream
           */
          readonly project_id: string;
          /** @description Left out: the file's name */
          readonly title?: string;
          readonly description?: string;
          /**
           * @description Age mark that the video is to carry
           * @enum {string}
           */
          readonly declared_mark?: '0+' | '6+' | '12+' | '16+' | '18+';
          /** @description Text of a .srt or .vtt file */
          readonly subtitles?: string;
          /** Format: binary */
          readonly file: string;
        };
      };
    };
    readonly responses: {
      /** @description Created */
      readonly 201: {
        headers: {
          /** @description Where that which was made is found. */
          readonly Location?: string;
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          /** @description `true`: this was created before by the same request. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Video'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getVideo: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of what you have: the answer is 304 when nothing has changed. */
        readonly 'If-None-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VideoWithCounts'];
        };
      };
      /** @description Not modified */
      readonly 304: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly replaceVideo: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly title: string;
          /** @default  */
          readonly description?: string;
          /**
           * @description Age mark that the video is to carry; null: none
           * @default null
           * @enum {string|null}
           */
          readonly declared_mark?: '0+' | '6+' | '12+' | '16+' | '18+' | null;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VideoWithCounts'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly removeVideo: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeVideo: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly title?: string;
          readonly description?: string;
          /**
           * @description Age mark that the video is to carry; null: none
           * @enum {string|null}
           */
          readonly declared_mark?: '0+' | '6+' | '12+' | '16+' | '18+' | null;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VideoWithCounts'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getReport: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Report'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getReportPdf: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/pdf': string;
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly analyzeVideo: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Accepted, work goes on */
      readonly 202: {
        headers: {
          /** @description Where that which was made is found. */
          readonly Location?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PipelineExecution'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getSignedUrl: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SignedUrl'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly watchVideoEvents: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': string;
        };
      };
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getReportMarkers: {
    readonly parameters: {
      readonly query: {
        /** @description `csv` a table; `edl` CMX3600 with the markers of DaVinci Resolve; `fcpxml` Final Cut Pro, 1.10; `xml` Premiere Pro; `vtt` WebVTT chapters */
        readonly format: 'csv' | 'edl' | 'fcpxml' | 'xml' | 'vtt';
        /** @description Of an EDL: the hour at which the time line begins; 1 in DaVinci Resolve unless changed. Default 0 */
        readonly start_hour?: number;
      };
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/csv': string;
          readonly 'text/plain': string;
          readonly 'application/xml': string;
          readonly 'text/vtt': string;
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly createUpload: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        readonly 'Tus-Resumable': '1.0.0';
        /** @description Bytes of the whole file */
        readonly 'Upload-Length': string;
        /** @description Pairs of a name and its value in Base64, with commas between them: project_id, filename; optional title, description, declared_mark */
        readonly 'Upload-Metadata': string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Created */
      readonly 201: {
        headers: {
          /** @description Where that which was made is found. */
          readonly Location?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Upload'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getUpload: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Upload'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly describeUpload: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          /**
           * @description Empty: the file's name
           * @default
           */
          readonly title?: string;
          /** @default  */
          readonly description?: string;
          /**
           * @description Age mark that the video is to carry
           * @default null
           * @enum {string|null}
           */
          readonly declared_mark?: '0+' | '6+' | '12+' | '16+' | '18+' | null;
          /**
           * @description Text of a .srt or .vtt file
           * @default null
           */
          readonly subtitles?: string | null;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Upload'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly removeUpload: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Held by another connection */
      readonly 423: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly continueUpload: {
    readonly parameters: {
      readonly query?: never;
      readonly header: {
        readonly 'Tus-Resumable': '1.0.0';
        /** @description Where in the file the piece begins */
        readonly 'Upload-Offset': string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/offset+octet-stream': string;
      };
    };
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Held by another connection */
      readonly 423: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listTriggers: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        /** @description Instead of page: empty to begin, then as in next and previous; with the same filters and ordering */
        readonly cursor?: string;
        /** @description By start only with video or execution; there it is the usual order, elsewhere -created_at */
        readonly ordering?: 'created_at' | '-created_at' | 'start' | '-start' | 'confidence' | '-confidence';
        readonly owner?: string;
        readonly video?: string;
        readonly execution?: string;
        readonly risk?: readonly string[];
        readonly source?: readonly (
          'speech' | 'on-screen-text' | 'objects' | 'nsfw' | 'violence' | 'metadata' | 'operator'
        )[];
        readonly status?: 'pending' | 'processed';
        readonly verdict?: readonly ('confirmed' | 'rejected' | 'relabelled')[];
        readonly min_confidence?: number;
        readonly max_confidence?: number;
        /** @description At this moment or later */
        readonly created_after?: string;
        /** @description Earlier than this moment */
        readonly created_before?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least". Null with a cursor: nothing is counted */
            readonly count: number | null;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['Trigger'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getTrigger: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of what you have: the answer is 304 when nothing has changed. */
        readonly 'If-None-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Trigger'];
        };
      };
      /** @description Not modified */
      readonly 304: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly decideTrigger: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json':
          | {
              /** @enum {string} */
              readonly verdict: 'confirmed';
              /** @description Where it really begins, in seconds; with `end` */
              readonly start?: number;
              /** @description And ends; both left out: as it was raised */
              readonly end?: number;
              /** @default  */
              readonly comment?: string;
              /** @description What the operator saw; left out, the newest is decided */
              readonly version?: number;
            }
          | {
              /** @enum {string} */
              readonly verdict: 'rejected';
              /** @description Where it really begins, in seconds; with `end` */
              readonly start?: number;
              /** @description And ends; both left out: as it was raised */
              readonly end?: number;
              /** @default  */
              readonly comment?: string;
              /** @description What the operator saw; left out, the newest is decided */
              readonly version?: number;
            }
          | {
              /** @enum {string} */
              readonly verdict: 'relabelled';
              readonly risk_code: string;
              /** @description Where it really begins, in seconds; with `end` */
              readonly start?: number;
              /** @description And ends; both left out: as it was raised */
              readonly end?: number;
              /** @default  */
              readonly comment?: string;
              /** @description What the operator saw; left out, the newest is decided */
              readonly version?: number;
            };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Trigger'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly reopenTrigger: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Trigger'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listColleagues: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Colleagues'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getOperatorSettings: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OperatorSettings'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeOperatorSettings: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly blur?: boolean;
          readonly grey?: boolean;
          readonly mute?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OperatorSettings'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly handOverVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /**
           * Format: uuid
           * @description One of the colleagues
           */
          readonly operator: string;
          /** @default  */
          readonly comment?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VerificationTask'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly escalateVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description What the question is */
          readonly comment: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VerificationTask'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getVideoPreview: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VideoPreview'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getTranscript: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Transcript'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listVerificationTasks: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        /** @description Left out: as the queue goes, by status, -priority, created_at */
        readonly ordering?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'priority' | '-priority';
        readonly status?: readonly ('pending' | 'in_progress' | 'completed')[];
        readonly video?: string;
        /** @description Who holds or has completed it */
        readonly operator?: string;
        readonly min_priority?: number;
        /** @description Only those that the caller holds or has completed */
        readonly mine?: 'true' | 'false';
        /** @description At this moment or later */
        readonly created_after?: string;
        /** @description Earlier than this moment */
        readonly created_before?: string;
        /** @description At this moment or later */
        readonly updated_after?: string;
        /** @description Earlier than this moment */
        readonly updated_before?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['VerificationTaskInQueue'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly takeNextVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VerificationTask'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of what you have: the answer is 304 when nothing has changed. */
        readonly 'If-None-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VerificationTaskInQueue'];
        };
      };
      /** @description Not modified */
      readonly 304: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly takeVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VerificationTask'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly beatVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['VerificationTask'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly releaseVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly completeVerificationTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          /** @default  */
          readonly summary?: string;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Report'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly addTrigger: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A name that you give to the request: repeated under the same key it creates nothing again. Kept for a day at least. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly risk_code: string;
          /** @description Seconds, with milliseconds after the point */
          readonly start: number;
          /** @description Seconds, with milliseconds after the point */
          readonly end: number;
          /** @default  */
          readonly note?: string;
        };
      };
    };
    readonly responses: {
      /** @description Created */
      readonly 201: {
        headers: {
          /** @description Where that which was made is found. */
          readonly Location?: string;
          /** @description `true`: this was created before by the same request. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Trigger'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getAgeRating: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TaskAgeRating'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly answerAgeQuestions: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description That was read; a newer one is refused with 409. Left out: the newest is changed */
          readonly version?: number;
          readonly answers: readonly (
            | {
                /** @enum {string} */
                readonly question: 'is_made_by_foreign_agent';
                /** @description null takes the answer back */
                readonly answer: boolean | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'is_naturalistic';
                /** @description null takes the answer back */
                readonly answer: boolean | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'is_episodic';
                /** @description null takes the answer back */
                readonly answer: boolean | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'attitude';
                /**
                 * @description null takes the answer back
                 * @enum {string|null}
                 */
                readonly answer: 'condemns' | 'neutral' | 'approves' | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'has_compassion';
                /** @description null takes the answer back */
                readonly answer: boolean | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'substance';
                /**
                 * @description null takes the answer back
                 * @enum {string|null}
                 */
                readonly answer: 'danger-stated' | 'named' | 'shown' | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'sexual_acts';
                /**
                 * @description null takes the answer back
                 * @enum {string|null}
                 */
                readonly answer: 'absent' | 'implied' | 'shown' | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'is_obscene_audible';
                /** @description null takes the answer back */
                readonly answer: boolean | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
            | {
                /** @enum {string} */
                readonly question: 'has_public_purpose';
                /** @description null takes the answer back */
                readonly answer: boolean | null;
                /** @enum {string|null} */
                readonly category?:
                  | 'nsfw_erotica'
                  | 'violence_gore'
                  | 'profanity'
                  | 'unmarked_ads'
                  | 'alcohol_tobacco_drugs'
                  | 'prohibited_symbols'
                  | 'law_436_fz'
                  | 'koap_20_3'
                  | 'extra'
                  | null;
                /** Format: uuid */
                readonly trigger?: string | null;
              }
          )[];
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TaskAgeRating'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listOperatorLabels: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        /** @description Instead of page: empty to begin, then as in next and previous; with the same filters and ordering */
        readonly cursor?: string;
        /** @description Left out: -created_at */
        readonly ordering?: 'created_at' | '-created_at';
        readonly operator?: string;
        readonly task?: string;
        readonly trigger?: string;
        readonly video?: string;
        readonly verdict?: readonly ('confirmed' | 'rejected' | 'relabelled' | 'reopened' | 'added')[];
        readonly risk?: readonly string[];
        /** @description At this moment or later */
        readonly created_after?: string;
        /** @description Earlier than this moment */
        readonly created_before?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least". Null with a cursor: nothing is counted */
            readonly count: number | null;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['OperatorLabel'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listOperatorLogs: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        /** @description Instead of page: empty to begin, then as in next and previous; with the same filters and ordering */
        readonly cursor?: string;
        /** @description Left out: -created_at */
        readonly ordering?: 'created_at' | '-created_at';
        readonly operator?: string;
        readonly action?: readonly (
          | 'task-taken'
          | 'task-released'
          | 'task-handed-over'
          | 'task-escalated'
          | 'lease-expired'
          | 'trigger-decided'
          | 'trigger-reopened'
          | 'trigger-added'
          | 'age-answered'
          | 'task-completed'
          | 'catalogue-changed'
        )[];
        readonly subject_type?: 'task' | 'trigger' | 'catalogue';
        /** @description Id of what it was done to */
        readonly subject?: string;
        /** @description At this moment or later */
        readonly created_after?: string;
        /** @description Earlier than this moment */
        readonly created_before?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least". Null with a cursor: nothing is counted */
            readonly count: number | null;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['OperatorLogEntry'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listPipelineExecutions: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        /** @description Instead of page: empty to begin, then as in next and previous; with the same filters and ordering */
        readonly cursor?: string;
        /** @description Left out: -created_at */
        readonly ordering?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at';
        readonly owner?: string;
        readonly video?: string;
        readonly status?: readonly ('pending' | 'running' | 'completed' | 'failed')[];
        /** @description At this moment or later */
        readonly created_after?: string;
        /** @description Earlier than this moment */
        readonly created_before?: string;
        /** @description At this moment or later */
        readonly updated_after?: string;
        /** @description Earlier than this moment */
        readonly updated_before?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least". Null with a cursor: nothing is counted */
            readonly count: number | null;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['PipelineExecution'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getPipelineExecution: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PipelineExecution'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly retryPipelineExecution: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Accepted, work goes on */
      readonly 202: {
        headers: {
          /** @description Where that which was made is found. */
          readonly Location?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PipelineExecution'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly cancelPipelineExecution: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PipelineExecution'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listCatalogueVersions: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['CatalogueVersion'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listRiskDefinitions: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        readonly version?: string;
        /** @description Left out: as the catalogue has them. -severity: the gravest first */
        readonly ordering?: 'code' | '-code' | 'severity' | '-severity' | 'threshold' | '-threshold';
        readonly category?: readonly (
          | 'nsfw_erotica'
          | 'violence_gore'
          | 'profanity'
          | 'unmarked_ads'
          | 'alcohol_tobacco_drugs'
          | 'prohibited_symbols'
          | 'law_436_fz'
          | 'koap_20_3'
          | 'extra'
        )[];
        readonly severity?: readonly ('critical' | 'high' | 'medium' | 'low' | 'info')[];
        readonly is_enabled?: 'true' | 'false';
        /** @description Part of the code or of a name */
        readonly search?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['RiskDefinition'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getRiskDefinition: {
    readonly parameters: {
      readonly query?: {
        readonly version?: string;
      };
      readonly header?: {
        /** @description The ETag of what you have: the answer is 304 when nothing has changed. */
        readonly 'If-None-Match'?: string;
      };
      readonly path: {
        readonly code: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RiskDefinition'];
        };
      };
      /** @description Not modified */
      readonly 304: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeRiskDefinition: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly code: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description The version that the admin saw */
          readonly catalogue_version: string;
          readonly threshold?: number;
          /** @enum {string} */
          readonly severity?: 'critical' | 'high' | 'medium' | 'low' | 'info';
          readonly is_enabled?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RiskDefinition'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listMentionLists: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['MentionList'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listMentionListEntries: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        readonly search?: string;
        /** @description Left out: the active version */
        readonly version?: string;
      };
      readonly header?: never;
      readonly path: {
        readonly kind:
          | 'foreign-agents'
          | 'banned-organisations'
          | 'terrorist-organisations'
          | 'undesirable-organisations'
          | 'banned-materials'
          | 'drugs';
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['MentionListEntry'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listMentionListVersions: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
      };
      readonly header?: never;
      readonly path: {
        readonly kind:
          | 'foreign-agents'
          | 'banned-organisations'
          | 'terrorist-organisations'
          | 'undesirable-organisations'
          | 'banned-materials'
          | 'drugs';
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['MentionListVersion'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly loadMentionList: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly kind:
          | 'foreign-agents'
          | 'banned-organisations'
          | 'terrorist-organisations'
          | 'undesirable-organisations'
          | 'banned-materials'
          | 'drugs';
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description What the source is called */
          readonly title: string;
          /** @default  */
          readonly source_url?: string;
          /**
           * Format: date
           * @description The day on which the entries were checked against the source
           */
          readonly as_of: string;
          /** @description Objects with name, aliases, doubtful, cues, note, decision, since, until; only name is required */
          readonly entries: readonly unknown[];
          /**
           * @description Judge by it at once, unless entries were refused
           * @default false
           */
          readonly activate?: boolean;
          /** @description With activate: the active version that was seen */
          readonly replaces?: string | null;
        };
      };
    };
    readonly responses: {
      /** @description Created */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ComparedMentionListVersion'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getMentionListVersion: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly kind:
          | 'foreign-agents'
          | 'banned-organisations'
          | 'terrorist-organisations'
          | 'undesirable-organisations'
          | 'banned-materials'
          | 'drugs';
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ComparedMentionListVersion'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly activateMentionListVersion: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly kind:
          | 'foreign-agents'
          | 'banned-organisations'
          | 'terrorist-organisations'
          | 'undesirable-organisations'
          | 'banned-materials'
          | 'drugs';
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description The active version that was seen; null when there was none */
          readonly replaces: string | null;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ComparedMentionListVersion'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listWebhooks: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['Webhook'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly createWebhook: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description A name that you give to the request: repeated under the same key it creates nothing again. Kept for a day at least. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description https on a public address; port 443 or from 1024 on */
          readonly url: string;
          readonly events: readonly ('video.ready' | 'video.failed' | 'report.published')[];
          /** @default  */
          readonly description?: string;
        };
      };
    };
    readonly responses: {
      /** @description Created */
      readonly 201: {
        headers: {
          /** @description Where that which was made is found. */
          readonly Location?: string;
          /** @description `true`: this was created before by the same request. */
          readonly 'Idempotency-Replayed'?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Was there and is gone */
      readonly 410: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getWebhook: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly replaceWebhook: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          /** @description https on a public address; port 443 or from 1024 on */
          readonly url: string;
          readonly events: readonly ('video.ready' | 'video.failed' | 'report.published')[];
          /** @default  */
          readonly description?: string;
          /**
           * @description true also switches on what was disabled for its failures
           * @default true
           */
          readonly active?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly removeWebhook: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done, nothing to say */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeWebhook: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          /** @description https on a public address; port 443 or from 1024 on */
          readonly url?: string;
          readonly events?: readonly ('video.ready' | 'video.failed' | 'report.published')[];
          readonly description?: string;
          /** @description true also switches on what was disabled for its failures */
          readonly active?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly rotateWebhookSecret: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly testWebhook: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Accepted, work goes on */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listWebhookDeliveries: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
      };
      readonly header?: never;
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['WebhookDelivery'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly redeliverWebhook: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly id: string;
        readonly delivery: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Accepted, work goes on */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listWorkers: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['Worker'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getMe: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['User'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly replaceMe: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly name: string;
          /** @enum {string} */
          readonly locale: 'ru' | 'en';
          readonly notifications: {
            /** @description The models have finished */
            readonly analysis_ready: boolean;
            /** @description A video could not be checked */
            readonly video_failed: boolean;
            /** @description An operator has verified the report */
            readonly report_published: boolean;
          };
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['User'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeMe: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly name?: string;
          /** @enum {string} */
          readonly locale?: 'ru' | 'en';
          readonly notifications?: {
            /** @description The models have finished */
            readonly analysis_ready?: boolean;
            /** @description A video could not be checked */
            readonly video_failed?: boolean;
            /** @description An operator has verified the report */
            readonly report_published?: boolean;
          };
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['User'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly listUsers: {
    readonly parameters: {
      readonly query?: {
        readonly page?: number;
        readonly page_size?: number;
        readonly role?: 'client' | 'operator' | 'admin';
        readonly search?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': {
            /** @description Exact up to 10,000; then it stands for "at least" */
            readonly count: number;
            /** Format: uri */
            readonly next: string | null;
            /** Format: uri */
            readonly previous: string | null;
            readonly results: readonly components['schemas']['User'][];
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly register: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly email: string;
          readonly password: string;
          /**
           * @description Left empty: the e-mail address
           * @default
           */
          readonly name?: string;
          /**
           * @description Left out: by Accept-Language
           * @enum {string}
           */
          readonly locale?: 'ru' | 'en';
        };
      };
    };
    readonly responses: {
      /** @description Created */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['User'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getUser: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of what you have: the answer is 304 when nothing has changed. */
        readonly 'If-None-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['User'];
        };
      };
      /** @description Not modified */
      readonly 304: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly replaceUser: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': {
          readonly name: string;
          /** @enum {string} */
          readonly role: 'client' | 'operator' | 'admin';
          readonly is_active: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['User'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeUser: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        readonly id: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: {
      readonly content: {
        readonly 'application/json': {
          readonly name?: string;
          /** @enum {string} */
          readonly role?: 'client' | 'operator' | 'admin';
          readonly is_active?: boolean;
        };
      };
    };
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          /** @description The version of what is shown: for If-Match and If-None-Match. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['User'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed */
      readonly 403: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No such record */
      readonly 404: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No data came in any more */
      readonly 408: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The state does not allow it */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A condition does not hold: If-Match, Tus-Resumable */
      readonly 412: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      readonly 413: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The format is not accepted */
      readonly 415: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The rules do not allow it */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getHealth: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Health'];
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Health'];
        };
      };
    };
  };
  readonly getReportSchema: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/schema+json': {
            readonly [key: string]: unknown;
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly getSchema: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/vnd.oai.openapi+json': {
            readonly [key: string]: unknown;
          };
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly showSwagger: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/html': string;
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly showRedoc: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Done */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/html': string;
        };
      };
      /** @description Bad request */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Log in first */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too often: see Retry-After */
      readonly 429: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A store does not answer */
      readonly 503: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
